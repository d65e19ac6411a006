/** 保留零部件: condition, new price, certificate and gates of what stays; and why the rest that was to stay does not. */
import type { RetainedDetail } from '../../engine/index.js';
import type { Block } from '../report-document.js';
import type { NumberedLine, ReportScope } from './report-scope.js';
import { allLines } from './report-scope.js';
import { column, paragraph, row, totalRow } from './blocks.js';
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
      column(text('column.age'), 5),
      column(text('column.rates'), 5),
      column(text('column.new-price'), 5, 'right'),
      column(text('column.gates'), 8),
      column(text('column.amount-yuan'), 4, 'right'),
    ],
    rows: [
      ...lines.map((entry) => row(retainedCells(scope, entry), 'avoided')),
      totalRow(['', '', '', '', '', text('retained.total'), grouped(appraisal.remainingValue)], 'avoided'),
    ],
    density: 'dense',
  };
}

function retainedCells(scope: ReportScope, { line, component, type, retained }: RetainedLine): readonly string[] {
  const { text, standard } = scope;
  const gates = standard.retentionClasses[type.retentionClass].gates ?? [];
  const passed = enumerated(gates.map((gate) => text(`gate.${gate}`)));
  const certificate = component.retention?.certificate;
  return [
    componentName(scope, component),
    quantityInWords(scope, line),
    text('retained.age', {
      date: dayInChinese(retained.installedOn),
      months: retained.usedMonths,
      life: withoutTrailingZeros(retained.lifeYears),
    }),
    text('retained.rates', {
      score: retained.score,
      age: retained.ageLifeRate,
      condition: retained.conditionRate,
    }),
    unitPrice(scope, withoutTrailingZeros(retained.newPrice), retained.pricedUnit),
    certificate ? text('retained.gates-certificate', { passed, certificate }) : text('retained.gates', { passed }),
    grouped(line.amount),
  ];
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
