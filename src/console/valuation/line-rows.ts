/** The lines of the working paper with what the preview says of each: figures, findings, faults. Pure. */
import type { AppraisalLine, Finding } from '../../engine/index.js';
import { inWords } from '../../appraisals/order-faults.js';
import { refusalText } from '../../appraisals/refusal-texts.js';
import type { DraftComponent, DraftOrder } from '../../assignments/working-paper/working-paper.js';
import { describeFinding } from '../../reports/content/describe-finding.js';
import type { Naming } from '../../reports/content/names.js';
import type { PaperPreview } from './preview-paper.js';

export interface LineRow {
  readonly component: DraftComponent;
  /** null: the paper cannot be valued yet. */
  readonly line: AppraisalLine | null;
  /** Of this component, in the appraisal. */
  readonly findings: readonly Finding[];
  /** Why it cannot be valued, as far as this component is the reason; Chinese sentences. */
  readonly faults: readonly string[];
}

export function lineRows(order: DraftOrder, preview: PaperPreview, naming: Naming | null): readonly LineRow[] {
  const lines = new Map(
    preview.kind === 'appraised' ? preview.appraisal.lines.map((line) => [line.componentId, line]) : [],
  );
  const findings = preview.kind === 'appraised' ? preview.appraisal.findings : [];
  return (order.components ?? []).map((component, index) => ({
    component,
    line: lines.get(component.id) ?? null,
    findings: findings.filter(({ componentId }) => componentId === component.id),
    faults: faultsOf(preview, naming, { id: component.id, pointer: `/components/${index}` }),
  }));
}

/** What stands in the way and belongs to no component: missing terms, no prices for the region. */
export function otherFaults(preview: PaperPreview, naming: Naming | null): readonly string[] {
  switch (preview.kind) {
    case 'appraised':
      return [];
    case 'invalid':
      return preview.faults.filter(({ pointer }) => !/^\/components\/\d/.test(pointer)).map(faultWords);
    case 'refused':
      return preview.findings
        .filter(({ componentId }) => componentId === null)
        .map((finding) => refusalWords(finding, naming));
  }
}

interface Place {
  readonly id: string;
  readonly pointer: string;
}

/** In the edition’s words, where there is one to speak. */
const refusalWords = (finding: Finding, naming: Naming | null): string =>
  naming === null ? refusalText(finding, null).zh : describeFinding(naming, finding);

function faultsOf(preview: PaperPreview, naming: Naming | null, { id, pointer }: Place): readonly string[] {
  switch (preview.kind) {
    case 'appraised':
      return [];
    case 'invalid':
      return preview.faults
        .filter((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))
        .map((fault) => faultWords({ ...fault, pointer: fault.pointer.slice(pointer.length) }));
    case 'refused':
      return preview.findings
        .filter(({ componentId }) => componentId === id)
        .map((finding) => refusalWords(finding, naming));
  }
}

function faultWords(fault: Parameters<typeof inWords>[0]): string {
  const { pointer, message } = inWords(fault);
  const name = fieldNames[pointer] ?? fieldNames[pointer.replace(/\/\d+.*$/, '')];
  return name === undefined ? message.zh : `${name}：${message.zh}`;
}

/** Of the order and of its components, as the pages call them. */
const fieldNames: Readonly<Record<string, string>> = {
  '/referenceDate': '评估基准日',
  '/region': '地区',
  '/terms': '评估条件',
  '/terms/dismantlingPaidBy': '拆除费承担方',
  '/terms/taxBasis': '计税口径',
  '/terms/haulDistanceKm': '运输距离',
  '/lift': '电梯参数',
  '/lift/drive': '驱动方式',
  '/lift/machineRoom': '有无机房',
  '/lift/ratedLoadKg': '额定载重量',
  '/lift/ratedSpeedMps': '额定速度',
  '/lift/stops': '层站数',
  '/lift/landings': '层门数',
  '/components': '部件',
  '/quantity': '数量',
  '/unit': '单位',
  '/type': '部件类型',
  '/variant': '规格',
  '/disposition': '处置',
  '/mass/kgPerUnit': '单位质量',
  '/mass/method': '质量确定方式',
  '/materials': '材质',
  '/installedOn': '安装日期',
  '/survey/score': '勘察成新率',
  '/survey/conditions': '报废条件',
  '/retention/reason': '理由',
  '/retention/refurbishment/rate': '修复费用税率',
};
