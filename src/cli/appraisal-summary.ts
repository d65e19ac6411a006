/** What a person reads on the terminal: the two values, what they rest on, and what to know. Every figure is the appraisal's. */
import type { AppraisalOrder, Finding } from '../engine/index.js';
import type { FingerprintedAppraisal } from '../appraisals/appraise-lift.js';
import type { Shelf } from '../appraisals/shelf.js';
import { dayInChinese, grouped, percent, yuan } from '../reports/content/format.js';
import { describeFinding, reportTexts } from '../reports/report-content.js';
import type { StandardEdition } from '../standards/standard-edition.js';

interface Appraised {
  readonly order: AppraisalOrder;
  readonly appraisal: FingerprintedAppraisal;
}

export function summaryOfAppraisal({ order, appraisal }: Appraised, edition: StandardEdition): string {
  const { scrapResidualValue: scrap, fingerprints, lines } = appraisal;
  const retained = lines.filter(({ decision }) => decision === 'retain').length;
  return [
    `电梯残余价值评估　${order.lift.address ?? order.lift.deviceCode ?? ''}`,
    `评估基准日 ${dayInChinese(appraisal.referenceDate)}；部件 ${lines.length} 项，拆除 ${lines.length - retained} 项，留用 ${retained} 项；总质量 ${grouped(appraisal.totalMassKg)} 千克`,
    '',
    `  残值（净额，现金）　　　　${yuan(scrap.net)}　＝ 毛额 ${yuan(scrap.gross)} − 费用 ${yuan(scrap.deductions)}`,
    `  余值（不是现金，免于购置）${yuan(appraisal.remainingValue)}`,
    `  残余价值　　　　　　　　　${yuan(appraisal.residualValue)}　（${appraisal.inCapitals}）`,
    `  范围　　　　　　　　　　　${yuan(appraisal.range.low)} 至 ${yuan(appraisal.range.high)}`,
    `  依据参考数据的部分　　　　${percent(appraisal.assumedShare)}`,
    '',
    ...findingLines(appraisal.findings, order, edition),
    `标准 ${appraisal.standard.id} ${appraisal.standard.version}　结果指纹 ${fingerprints.result}`,
  ]
    .join('\n')
    .replaceAll('\u2060', '');
}

/** Works without a settled order too: what is named in a refusal stands in the order as it came in. */
export function summaryOfRefusals(findings: readonly Finding[], json: unknown, { standards }: Shelf): string {
  const order = json as AppraisalOrder;
  const named = order.standard && standards.find(order.standard.id, order.standard.version);
  const edition = named ?? standards.inForceOn(standards.defaultId, order.referenceDate) ?? standards.list().at(-1);
  if (!edition) throw new Error('a library without editions cannot be loaded');
  const lines = findings.map((finding) => `  ✗ ${sentence(finding, order, edition)}（${finding.code}）`);
  return [`拒绝评估：缺少 ${findings.length} 项必需的依据。没有给出任何数值，也没有保存。`, ...lines].join('\n');
}

/** What is merely to know, in a few words: the report tells it in full. */
const infoWords: Readonly<Record<string, string>> = {
  'demonstration-prices': '演示价格表',
  'materials-defaulted': '采用目录参考材料构成',
  'mass-defaulted': '采用目录参考质量',
  'installation-date-defaulted': '采用推定安装日期',
  'region-fallback': '采用其他地区价格',
};

/** Warnings one by one; what is merely to know is counted by its code. */
function findingLines(findings: readonly Finding[], order: AppraisalOrder, edition: StandardEdition): string[] {
  const warnings = findings.filter(({ level }) => level === 'warning');
  const known = findings.filter(({ level }) => level === 'info');
  const counts = new Map<string, number>();
  for (const { code } of known) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [
    ...warnings.map((finding) => `  ！${sentence(finding, order, edition)}（${finding.code}）`),
    ...(known.length > 0
      ? [`  提示：${[...counts].map(([code, count]) => `${infoWords[code] ?? code} ${count} 处`).join('，')}`]
      : []),
    ...(findings.length > 0 ? [''] : []),
  ];
}

function sentence(finding: Finding, order: AppraisalOrder, { standard, texts }: StandardEdition): string {
  return describeFinding({ order, standard, text: reportTexts(texts) }, finding).replaceAll('\u2060', '');
}
