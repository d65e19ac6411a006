/** `/r/{code}`: what a report says, in plain words and large type, for anyone who holds its code. Pure. */
import type { Appraisal, AppraisalOrder } from '../engine/index.js';
import { dayInChinese, yuan } from '../reports/content/format.js';
import { html, page, type Html } from './page-frame.js';
import { rangeDrawing } from './range-drawing.js';
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

const statusWords: Readonly<Record<ReportStatus, { readonly word: string; readonly reason: string }>> = {
  'in-force': { word: '有效', reason: '这份报告由本服务出具，目前有效。' },
  'use-expired': {
    word: '已过使用期限',
    reason: '报告内容没有变，但评估基准日已过一年，价格可能已不同，使用前应重新评估。',
  },
  superseded: { word: '已被新报告取代', reason: '评估单位已出具新的报告，请以新报告为准。' },
  revoked: { word: '已撤销', reason: '评估单位已撤销这份报告，不得再使用。' },
  draft: { word: '草稿', reason: '报告尚未签章（委托资料不全，或者正在出具），不能作为依据使用。' },
};

export function publicReportPage(report: PublicReport): string {
  const { order, number } = report;
  return page(
    `${number} 电梯残余价值评估报告`,
    html`<p class="firm">${order.engagement?.firm?.name ?? ''}</p>
<h1>电梯残余价值评估报告</h1>
<p class="note">${number}</p>
${statusBox(report)}
${warnings(report)}
${values(report)}
<h2>可能的范围</h2>
<p>数量、质量和价格都有误差。合在一起看，残余价值大致落在下面的范围内：</p>
${rangeDrawing(report.appraisal)}
<h2>评估的是哪台电梯</h2>
${facts(report)}
${proof(report)}`,
  );
}

/** The page for a code nobody issued. It does not say whether a similar code exists. */
export function unknownReportPage(): string {
  return page(
    '查无此报告',
    html`<h1>查无此报告</h1>
<div class="status warn"><strong>没有找到这个查验码</strong><p>请核对报告封面上的查验码。如果确认无误，这份文件不是本服务出具的报告。</p></div>`,
  );
}

function statusBox({ status, appraisal }: PublicReport): Html {
  const { word, reason } = statusWords[status];
  const until = dayInChinese(firstDayAfterUse(appraisal.referenceDate));
  const tone = status === 'in-force' ? 'status' : 'status warn';
  const term = status === 'in-force' ? html`<p>使用期限：${until}之前。</p>` : html``;
  return html`<div class="${tone}"><strong>${word}</strong><p>${reason}</p>${term}</div>`;
}

function warnings({ appraisal, isDevelopmentSeal, status }: PublicReport): readonly Html[] {
  const references = Object.values(appraisal.references);
  const isDemonstration = references.some((one) => one.kind === 'price' && one.status === 'demonstration');
  const texts = [
    isDemonstration ? '演示价格：本报告使用的是演示用的价格表，不是真实行情，不能用于实际交易。' : null,
    status === 'draft' ? null : '签名：本文件只有评估单位的电子印章，评估人员没有在文件中电子签名。',
    isDevelopmentSeal && status !== 'draft'
      ? '开发测试印章：签章证书由开发测试机构签发，只能证明文件没有改动，不能证明签章人的身份。'
      : null,
  ];
  return texts.filter((text) => text !== null).map((text) => html`<div class="status warn"><p>${text}</p></div>`);
}

function values({ appraisal }: PublicReport): Html {
  const { net, gross, deductions } = appraisal.scrapResidualValue;
  const cash = net.startsWith('-')
    ? '负数：卖废旧物资的钱不够付各项费用，差额需要有人承担。'
    : '现金：拆下来的零部件当废旧物资卖掉，扣除费用以后能拿到的钱。';
  return html`<div class="values">
<section class="value"><h3>残值（净额）</h3><p class="amount">${yuan(net)}</p><p>${cash}</p>
<p class="note">卖得 ${yuan(gross)}，减去费用 ${yuan(deductions)}</p></section>
<section class="value avoided"><h3>余值</h3><p class="amount">${yuan(appraisal.remainingValue)}</p>
<p>不是现金：旧零部件留在新电梯上继续用，因而不必再花钱购置。</p></section>
</div>
<p>两项之和取整为 <strong>${yuan(appraisal.residualValue)}</strong>（${appraisal.inCapitals}）。这是旧电梯一共值多少，不是业主能够领到的钱。</p>`;
}

function facts({ order, appraisal, issuedOn }: PublicReport): Html {
  const { lift } = order;
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    ['安装地址', lift.address],
    ['设备代码', lift.deviceCode],
    ['层站', `${lift.stops} 站`],
    ['额定载重量', `${lift.ratedLoadKg} 千克`],
    ['投入使用', lift.commissionedOn && dayInChinese(lift.commissionedOn)],
    ['评估基准日', dayInChinese(appraisal.referenceDate)],
    ['出具日期', dayInChinese(issuedOn)],
    ['部件项数', `${appraisal.lines.length} 项`],
  ];
  const shown = rows.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl>${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value ?? ''}</dd></div>`)}</dl>`;
}

function proof({ code, sha256 }: PublicReport): Html {
  if (sha256 === null) return html``;
  return html`<h2>完整报告与核对</h2>
<p><a class="button" href="/r/${code}/report.pdf">查看报告全文（PDF）</a></p>
<p>核对手里的文件有没有被改动：文件的 SHA-256 必须与下面这一串完全相同。</p>
<p><code>${sha256}</code></p>
<h2>有不同意见怎么办</h2>
<p>报告附件逐项列出数量、质量、单价和计算过程。请指出有疑问的序号，向委托人或者评估单位书面提出。</p>`;
}
