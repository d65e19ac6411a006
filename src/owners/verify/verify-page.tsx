/** `/verify`: choose a file or type a code; the answer is a page of its own. Pure. */
import type { VNode } from 'preact';
import { FaultList } from '../../http/page/notice.js';
import type { FormState } from '../../http/page/form-state.js';
import { VerifyBox } from './verify-box.js';

export const verifyTitle = '查验报告';
export const verifyLead =
  '核对一份残余价值评估报告：文件有没有被改动、谁签的、现在还有没有效。任何人都可以查验，不需要账号，文件不会被保存。';

export function verifyPage({ form }: { readonly form: FormState }): VNode {
  return (
    <>
      <FaultList faults={form.faults} />
      <VerifyBox form={form} codeLeadsTo="answer" />
      <h2>三个问题</h2>
      <ol>
        <li>未被改动？文件与本服务存档的报告逐字节比对，改一个字节也看得出来。</li>
        <li>谁签的？核对文件里的电子签名、印章和时间戳。</li>
        <li>还有效吗？查登记：在使用期限内，还是已经过期、被新报告取代或者被撤销，理由是什么。</li>
      </ol>
      <p class="muted">
        打印件、照片和截图无法逐字节核对，请用封面上的查验码打开原始报告对照。用“打印为 PDF”另存的文件也不是原始文件。
      </p>
    </>
  );
}
