/** `/r/{code}`: what a report says, in plain words and large type, for anyone who holds its code. Pure. */
import type { VNode } from 'preact';
import type { Appraisal, AppraisalOrder } from '../engine/index.js';
import { ButtonLink } from '../http/page/buttons.js';
import { Card, Facts } from '../http/page/card.js';
import { Notice } from '../http/page/notice.js';
import { renderPage } from '../http/page/render-page.js';
import type { Tone } from '../http/page/tone.js';
import { dayInChinese, yuan } from '../reports/content/format.js';
import { RangeDrawing } from './range-drawing.js';
import { firstDayAfterUse, type ReportStatus } from './report-status.js';

export interface PublicReport {
  readonly code: string;
  readonly number: string;
  readonly status: ReportStatus;
  readonly issuedOn: string;
  readonly sha256: string | null;
  readonly order: AppraisalOrder;
  readonly appraisal: Appraisal;
  readonly isDevelopmentSeal: boolean;
}

interface StatusWords {
  readonly tone: Tone;
  readonly word: string;
  readonly reason: string;
}

const statusWords: Readonly<Record<ReportStatus, StatusWords>> = {
  'in-force': { tone: 'good', word: '有效', reason: '这份报告由本服务出具，目前有效。' },
  'use-expired': {
    tone: 'caution',
    word: '已过使用期限',
    reason: '报告内容没有变，但评估基准日已过一年，价格可能已不同，使用前应重新评估。',
  },
  superseded: {
    tone: 'warning',
    word: '已被新报告取代',
    reason: '评估单位已出具新的报告，请以新报告为准。',
  },
  revoked: { tone: 'warning', word: '已撤销', reason: '评估单位已撤销这份报告，不得再使用。' },
  draft: {
    tone: 'caution',
    word: '草稿',
    reason: '报告尚未签章（委托资料不全，或者正在出具），不能作为依据使用。',
  },
};

export function publicReportPage(report: PublicReport): string {
  const { order, number, appraisal } = report;
  const firm = order.engagement?.firm?.name;
  const lead = (
    <>
      {firm}
      {firm && <br />}
      {number}
    </>
  );
  return renderPage(
    { title: '电梯残余价值评估报告', lead, layout: 'public', isSelfContained: true },
    <>
      <StatusBox report={report} />
      <Warnings report={report} />
      <Values appraisal={appraisal} />
      <h2>可能的范围</h2>
      <p>数量、质量和价格都有误差。合在一起看，残余价值大致落在下面的范围内：</p>
      <RangeDrawing appraisal={appraisal} />
      <h2>评估的是哪台电梯</h2>
      <LiftFacts report={report} />
      <Proof report={report} />
    </>,
  );
}

/** The page for a code nobody issued. It does not say whether a similar code exists. */
export function unknownReportPage(): string {
  return renderPage(
    { title: '查无此报告', layout: 'public', isSelfContained: true },
    <>
      <Notice tone="warning" title="没有找到这个查验码">
        <p>请核对报告封面上的查验码。如果确认无误，这份文件不是本服务出具的报告。</p>
      </Notice>
      <div class="actions">
        <ButtonLink href="/">重新输入查验码</ButtonLink>
      </div>
    </>,
  );
}

interface ReportPart {
  readonly report: PublicReport;
}

function StatusBox({ report: { status, appraisal } }: ReportPart): VNode {
  const { tone, word, reason } = statusWords[status];
  return (
    <Notice tone={tone} title={word}>
      <p>{reason}</p>
      {status === 'in-force' && <p>使用期限：{dayInChinese(firstDayAfterUse(appraisal.referenceDate))}之前。</p>}
    </Notice>
  );
}

function Warnings({ report: { appraisal, isDevelopmentSeal, status } }: ReportPart): VNode {
  const references = Object.values(appraisal.references);
  const isDemonstration = references.some((one) => one.kind === 'price' && one.status === 'demonstration');
  const isIssued = status !== 'draft';
  return (
    <>
      {isDemonstration && (
        <Notice tone="warning" title="演示价格">
          <p>本报告使用的是演示用的价格表，不是真实行情，不能用于实际交易。</p>
        </Notice>
      )}
      {isIssued && (
        <Notice tone="caution" title="签名">
          <p>本文件只有评估单位的电子印章，评估人员没有在文件中电子签名。</p>
        </Notice>
      )}
      {isIssued && isDevelopmentSeal && (
        <Notice tone="caution" title="开发测试印章">
          <p>签章证书由开发测试机构签发，只能证明文件没有改动，不能证明签章人的身份。</p>
        </Notice>
      )}
    </>
  );
}

function Values({ appraisal }: { readonly appraisal: Appraisal }): VNode {
  const { net, gross, deductions } = appraisal.scrapResidualValue;
  return (
    <>
      <div class="columns">
        <Card tone="cash">
          <h2>残值（净额）</h2>
          <p class="amount">{yuan(net)}</p>
          <p>
            {net.startsWith('-')
              ? '负数：卖废旧物资的钱不够付各项费用，差额需要有人承担。'
              : '现金：拆下来的零部件当废旧物资卖掉，扣除费用以后能拿到的钱。'}
          </p>
          <p class="muted">
            卖得 {yuan(gross)}，减去费用 {yuan(deductions)}
          </p>
        </Card>
        <Card tone="avoided">
          <h2>余值</h2>
          <p class="amount">{yuan(appraisal.remainingValue)}</p>
          <p>不是现金：旧零部件留在新电梯上继续用，因而不必再花钱购置。</p>
        </Card>
      </div>
      <p>
        两项之和取整为 <strong>{yuan(appraisal.residualValue)}</strong>（{appraisal.inCapitals}
        ）。这是旧电梯一共值多少，不是业主能够领到的钱。
      </p>
    </>
  );
}

function LiftFacts({ report: { order, appraisal, issuedOn } }: ReportPart): VNode {
  const { lift } = order;
  return (
    <Card>
      <Facts
        rows={[
          ['安装地址', lift.address],
          ['设备代码', lift.deviceCode],
          ['层站', `${lift.stops} 站`],
          ['额定载重量', `${lift.ratedLoadKg} 千克`],
          ['投入使用', lift.commissionedOn && dayInChinese(lift.commissionedOn)],
          ['评估基准日', dayInChinese(appraisal.referenceDate)],
          ['出具日期', dayInChinese(issuedOn)],
          ['部件项数', `${appraisal.lines.length} 项`],
        ]}
      />
    </Card>
  );
}

function Proof({ report: { code, sha256 } }: ReportPart): VNode | null {
  if (sha256 === null) return null;
  return (
    <>
      <h2>完整报告与核对</h2>
      <div class="actions">
        <ButtonLink href={`/r/${code}/report.pdf`}>查看报告全文（PDF）</ButtonLink>
        <ButtonLink look="secondary" href="/">
          核对手里的文件
        </ButtonLink>
      </div>
      <p>手里的文件有没有被改动，也可以自己核对：文件的 SHA-256 必须与下面这一串完全相同。</p>
      <p class="mono">{sha256}</p>
      <h2>有不同意见怎么办</h2>
      <p>报告附件逐项列出数量、质量、单价和计算过程。请指出有疑问的序号，向委托人或者评估单位书面提出。</p>
    </>
  );
}
