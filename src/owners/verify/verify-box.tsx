/** The two ways to check a report, for whichever page offers them: by the code on its cover, by its file. */
import type { VNode } from 'preact';
import { Button } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { FileInput, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';

interface VerifyBoxWishes {
  readonly form: FormState;
  /** Where a code leads: to the page of its report, or to the three answers. */
  readonly codeLeadsTo: 'report' | 'answer';
}

/** The script that lets a file be dropped on the card. */
export const verifyScripts = ['file-drop', 'submit-once'] as const;

export function VerifyBox({ form, codeLeadsTo }: VerifyBoxWishes): VNode {
  return (
    <div class="columns">
      <CodeCard form={form} codeLeadsTo={codeLeadsTo} />
      <FileCard form={form} />
    </div>
  );
}

function CodeCard({ form, codeLeadsTo }: VerifyBoxWishes): VNode {
  const isReport = codeLeadsTo === 'report';
  return (
    <Card title="手上有查验码">
      <form method={isReport ? 'get' : 'post'} action={isReport ? '/r' : '/verify'}>
        <TextInput
          form={form}
          name="code"
          label="查验码"
          hint="印在报告封面上，共 20 位；横线和大小写不影响。"
          look="code"
          maxLength={100}
        />
        <div class="actions">
          <Button>{isReport ? '查看报告' : '核对查验码'}</Button>
        </div>
      </form>
    </Card>
  );
}

function FileCard({ form }: Pick<VerifyBoxWishes, 'form'>): VNode {
  return (
    <div class="drop" data-drop="file">
      <Card title="手上有报告文件">
        <form method="post" action="/verify" encType="multipart/form-data">
          <FileInput
            form={form}
            name="file"
            label="报告的 PDF 文件"
            hint="检查文件有没有被改动、谁出具的、现在是否有效。文件不会被保存。"
            accept="application/pdf,.pdf"
          />
          <div class="actions">
            <Button>查验文件</Button>
          </div>
        </form>
      </Card>
    </div>
  );
}
