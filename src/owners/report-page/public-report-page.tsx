/** `/r/{code}`: what a report says, in plain words and large type, for anyone who holds its code. Pure. */
import type { VNode } from 'preact';
import type { Appraisal, AppraisalOrder } from '../../engine/index.js';
import { ButtonLink } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { Notice } from '../../http/page/notice.js';
import { renderPage } from '../../http/page/render-page.js';
import { dayInChinese, yuan } from '../../reports/content/format.js';
import type { BarChart, RangeChart } from '../../reports/report-document.js';
import { BarsDrawing } from '../drawings/bars-drawing.js';
import { RangeDrawing } from '../drawings/range-drawing.js';
import type { Registration } from '../verification-answer.js';
import type { OwnersMatters } from '../owners-matters.js';
import type { LiftParts } from './lift-parts.js';
import { MattersPart, ObjectionsPart } from './matters-part.js';
import { NationalSignatureLink } from './national-signature-link.js';
import { MoneyPart, PartsTables } from './parts-tables.js';
import { reportLead } from './report-lead.js';
import { ReportNotices } from './report-notices.js';
import { StatusBox } from './status-box.js';

export interface PublicReport {
  readonly registration: Registration;
  readonly order: AppraisalOrder;
  readonly appraisal: Appraisal;
  /** The range, and what the parts brought by system; null: the edition with their words is not there. */
  readonly charts: { readonly range: RangeChart; readonly bars: BarChart } | null;
  /** What was taken out and what stays; null: not told, or the edition with the names is not there. */
  readonly parts: LiftParts | null;
  readonly signers: readonly string[];
  readonly isDevelopmentSeal: boolean;
  /** false: the client shows status and figures, and not the report itself. */
  readonly isWhole: boolean;
  /** A second signature, by the national algorithms, lies beside the file. */
  readonly hasNationalSignature: boolean;
}

/** With what was added to the report since. */
export interface PublicReportWithMatters extends PublicReport {
  readonly matters: OwnersMatters;
}

interface ReportPart {
  readonly report: PublicReport;
}

export function publicReportPage(report: PublicReportWithMatters): string {
  const { registration, appraisal, charts, parts, isWhole, matters } = report;
  const isIssued = registration.status !== 'draft';
  return renderPage(
    { title: '电梯残余价值评估报告', lead: reportLead(registration), layout: 'public', isSelfContained: true },
    <>
      <StatusBox standing={registration} referenceDate={appraisal.referenceDate} />
      <ReportNotices {...report} isIssued={isIssued} />
      <Values appraisal={appraisal} />
      {parts && <PartsTables parts={parts} />}
      <MoneyPart appraisal={appraisal} costs={parts && parts.costs} />
      <MattersPart matters={matters} code={registration.code} referenceDate={appraisal.referenceDate} />
      <h2>可能的范围</h2>
      <p>
        数量、质量和价格都有误差。合在一起看，残余价值大致在 {yuan(appraisal.range.low)} 至 {yuan(appraisal.range.high)}{' '}
        之间。
      </p>
      {charts && <RangeDrawing chart={charts.range} />}
      {charts && <h2>各系统的零部件值多少</h2>}
      {charts && <BarsDrawing chart={charts.bars} />}
      <h2>{isWhole ? '评估的是哪台电梯' : '日期'}</h2>
      <ReportFacts report={report} />
      <WholeReport report={report} />
      <ObjectionsPart matters={matters} code={registration.code} canAsk={isIssued} isWhole={isWhole} />
    </>,
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

function ReportFacts({ report: { order, appraisal, registration, isWhole } }: ReportPart): VNode {
  const { lift } = order;
  const { issuedOn } = registration;
  const ofLift = [
    ['安装地址', lift.address],
    ['设备代码', lift.deviceCode],
    ['层站', `${lift.stops} 站`],
    ['额定载重量', `${lift.ratedLoadKg} 千克`],
    ['投入使用', lift.commissionedOn && dayInChinese(lift.commissionedOn)],
    ['部件项数', `${appraisal.lines.length} 项`],
  ] as const;
  return (
    <Card>
      <Facts
        rows={[
          ...(isWhole ? ofLift : []),
          ['评估基准日', dayInChinese(appraisal.referenceDate)],
          ['出具日期', issuedOn && dayInChinese(issuedOn)],
        ]}
      />
    </Card>
  );
}

function WholeReport({ report: { registration, isWhole, hasNationalSignature } }: ReportPart): VNode | null {
  const { code, sha256 } = registration;
  if (sha256 === null) return null;
  return (
    <>
      <h2>完整报告与核对</h2>
      {!isWhole && (
        <Notice tone="neutral">
          <p>委托人只公开了状态和金额。需要报告全文的，请向委托人或者评估单位索取。</p>
        </Notice>
      )}
      <div class="actions">
        {isWhole && <ButtonLink href={`/r/${code}/report.pdf`}>查看报告全文（PDF）</ButtonLink>}
        {isWhole && (
          <ButtonLink look="secondary" href={`/r/${code}/full`}>
            在网页上阅读全文
          </ButtonLink>
        )}
        <ButtonLink look="secondary" href="/verify">
          核对手里的文件
        </ButtonLink>
      </div>
      <p>手里的文件有没有被改动，也可以自己核对：文件的 SHA-256 必须与下面这一串完全相同。</p>
      <p class="mono">{sha256}</p>
      {isWhole && hasNationalSignature && <NationalSignatureLink code={code} />}
    </>
  );
}
