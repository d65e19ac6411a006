/** 保留零部件: condition, new price, certificate and gates of what stays; and why the rest that was to stay does not. */
import type { RetainedDetail } from '../../engine/index.js';
import type { Block } from '../report-document.js';
import type { NumberedLine, ReportScope } from './report-scope.js';
import { allLines } from './report-scope.js';
import { column, paragraph, row, rowWithDetail, totalRow } from './blocks.js';
import { dayInChinese, enumerated, grouped, withoutTrailingZeros } from './format.js';
import { componentName } from './names.js';
import { conditionNames } from './describe-finding.js';
import { quantityInWords } from './engagement-chapters.js';
import { unitPrice } from './unit-price.js';

type RetainedLine = NumberedLine & { readonly retained: RetainedDetail };

export function retainedBlocks(scope: ReportScope): readonly Block[] {
  const { text } = scope;
  const retained = allLines(scope).flatMap((entry): RetainedLine[] => {
    return entry.line.retained ? [{ ...entry, retained: entry.line.retained }] : [];
  });
  const refused = allLines(scope).filter(({ line }) => line.disposition === 'retain' && line.decision === 'scrap');
  return [
    ...(retained.length > 0 ? [retainedTable(scope, retained)] : [paragraph(text('retained.none'))]),
    ...(refused.length > 0 ? [paragraph(text('retained.refused.intro')), refusedTable(scope, refused)] : []),
  ];
}

function retainedTable(scope: ReportScope, lines: readonly RetainedLine[]): Block {
  const { text, appraisal } = scope;
  return {
    kind: 'table',
    caption: text('table.retained'),
    columns: [
      column(text('column.component'), 8),
      column(text('column.quantity'), 4, 'right'),
      column(text('column.age'), 5, 'right'),
      column(text('column.condition-rate'), 4, 'right'),
      column(text('column.new-price'), 5, 'right'),
      column(text('column.amount-yuan'), 4, 'right'),
    ],
    rows: [
      ...lines.map((entry) => rowWithDetail(retainedCells(scope, entry), retainedDetail(scope, entry), 'avoided')),
      totalRow([text('retained.total'), '', '', '', '', grouped(appraisal.remainingValue)], 'avoided'),
    ],
    density: 'dense',
  };
}

function retainedCells(scope: ReportScope, { line, component, retained }: RetainedLine): readonly string[] {
  const { text } = scope;
  return [
    componentName(scope, component),
    quantityInWords(scope, line),
    text('retained.age', { months: retained.usedMonths, life: withoutTrailingZeros(retained.lifeYears) }),
    retained.conditionRate,
    unitPrice(scope, withoutTrailingZeros(retained.newPrice), retained.pricedUnit),
    grouped(line.amount),
  ];
}

/** From when it is reckoned, the two rates behind the condition, and what lets it stay. */
function retainedDetail(scope: ReportScope, { component, type, retained }: RetainedLine): string {
  const { text, standard } = scope;
  const gates = standard.retentionClasses[type.retentionClass].gates ?? [];
  const passed = enumerated(gates.map((gate) => text(`gate.${gate}`)));
  const certificate = component.retention?.certificate;
  const date = dayInChinese(retained.installedOn);
  return [
    text(retained.installedOnDefaulted ? 'retained.since-defaulted' : 'retained.since', { date }),
    text('retained.rates', { score: retained.score, age: retained.ageLifeRate }),
    certificate ? text('retained.gates-certificate', { passed, certificate }) : text('retained.gates', { passed }),
  ].join('；');
}

function refusedTable(scope: ReportScope, lines: readonly NumberedLine[]): Block {
  const { text, appraisal } = scope;
  const reasons = (id: string): string =>
    appraisal.findings
      .filter(
        ({ code, componentId, level }) => componentId === id && level === 'warning' && code.startsWith('retention-'),
      )
      .map((finding) =>
        text(`retained.reason.${finding.code}`, { conditions: conditionNames(scope, finding.data['conditions']) }),
      )
      .join('；');
  return {
    kind: 'table',
    caption: text('table.refused'),
    columns: [
      column(text('column.component'), 6),
      column(text('column.reason'), 14),
      column(text('column.amount-yuan'), 4, 'right'),
    ],
    rows: lines.map(({ line, component }) =>
      row([componentName(scope, component), reasons(component.id), grouped(line.amount)], 'cash'),
    ),
    density: 'dense',
  };
}
