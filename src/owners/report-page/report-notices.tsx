/** What a reader must know before any figure: demonstration prices, who signed, whose certificate. */
import type { VNode } from 'preact';
import type { Appraisal } from '../../engine/index.js';
import { Notice } from '../../http/page/notice.js';
import { dayInChinese, enumerated } from '../../reports/content/format.js';
import { isIssuedAfterUse } from '../../reports/content/use-period.js';
import type { Registration } from '../verification-answer.js';

interface ReportNoticesWishes {
  readonly registration: Pick<Registration, 'issuedOn'>;
  readonly appraisal: Appraisal;
  readonly isIssued: boolean;
  /** Names of the appraisers whose signatures the file bears. */
  readonly signers: readonly string[];
  readonly isDevelopmentSeal: boolean;
}

export function ReportNotices(wishes: ReportNoticesWishes): VNode {
  const { registration, appraisal, isIssued, signers, isDevelopmentSeal } = wishes;
  const references = Object.values(appraisal.references);
  const isDemonstration = references.some((one) => one.kind === 'price' && one.status === 'demonstration');
  return (
    <>
      {isIssued && <LateNotice issuedOn={registration.issuedOn} referenceDate={appraisal.referenceDate} />}
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

interface LateNoticeWishes {
  readonly issuedOn: string | null;
  readonly referenceDate: string;
}

/** A look back: its period of use was over on the day it was issued. */
function LateNotice({ issuedOn, referenceDate }: LateNoticeWishes): VNode | null {
  if (issuedOn === null || !isIssuedAfterUse(issuedOn, referenceDate)) return null;
  return (
    <Notice tone="warning" title="出具时已过使用期限">
      <p>
        报告{dayInChinese(issuedOn)}出具，那时一年的使用期限已经届满。它只说明评估基准日（{dayInChinese(referenceDate)}
        ）的价值，不能作为现在的价值使用。
      </p>
    </Notice>
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
