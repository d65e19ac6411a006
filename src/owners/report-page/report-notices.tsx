/** What a reader must know before any figure: demonstration prices, who signed, whose certificate. */
import type { VNode } from 'preact';
import type { Appraisal } from '../../engine/index.js';
import { Notice } from '../../http/page/notice.js';
import { enumerated } from '../../reports/content/format.js';

interface ReportNoticesWishes {
  readonly appraisal: Appraisal;
  readonly isIssued: boolean;
  /** Names of the appraisers whose signatures the file bears. */
  readonly signers: readonly string[];
  readonly isDevelopmentSeal: boolean;
}

export function ReportNotices({ appraisal, isIssued, signers, isDevelopmentSeal }: ReportNoticesWishes): VNode {
  const references = Object.values(appraisal.references);
  const isDemonstration = references.some((one) => one.kind === 'price' && one.status === 'demonstration');
  return (
    <>
      {isDemonstration && (
        <Notice tone="warning" title="演示价格">
          <p>本报告使用的是演示用的价格表，不是真实行情，不能用于实际交易。</p>
        </Notice>
      )}
      {isIssued && <SignatureNotice signers={signers} />}
      {isIssued && isDevelopmentSeal && (
        <Notice tone="caution" title="开发测试印章">
          <p>签章证书由开发测试机构签发，只能证明文件没有改动，不能证明签章人的身份。</p>
        </Notice>
      )}
    </>
  );
}

function SignatureNotice({ signers }: { readonly signers: readonly string[] }): VNode {
  return signers.length === 0 ? (
    <Notice tone="caution" title="签名">
      <p>本文件只有评估单位的电子印章，评估人员没有在文件中电子签名。</p>
    </Notice>
  ) : (
    <Notice tone="neutral" title="签名">
      <p>评估人员{enumerated(signers)}依次在文件中电子签名，评估单位最后加盖电子印章。</p>
    </Notice>
  );
}
