/**
 * 委托与勘察记录: what the order states and no other annex prints, so that the attached record holds no fact that the
 * paper does not. Only what was stated has a row.
 */
import type { Block, KeyValue } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { heading, keyValues, paragraph } from './blocks.js';
import { dayInChinese, enumerated, withUnit } from './format.js';
import { inRuns } from './line-numbers.js';
import { conditionTable, surveyTable } from './survey-table.js';
import { allLines, type NumberedLine } from './report-scope.js';

export function recordBlocks(scope: ReportScope): readonly Block[] {
  const { text } = scope;
  const evidence = evidenceBySystem(scope);
  return [
    paragraph(text('record.intro'), 'small'),
    keyValues([...termRows(scope), ...classRows(scope), ...installationRow(scope)]),
    ...surveyTable(scope),
    ...conditionTable(scope),
    ...(evidence.length > 0
      ? [heading(text('record.evidence')), ...evidence.map((items) => paragraph(items, 'small'))]
      : []),
  ];
}

function termRows({ text, order }: ReportScope): readonly KeyValue[] {
  const { haulDistanceKm } = order.terms;
  const books = (['scrap', 'parts', 'services'] as const).flatMap((kind): KeyValue[] => {
    const book = order.priceBooks?.[kind];
    const label = text('record.price-book', { prices: text(`price-kind.${kind}`) });
    return book === undefined ? [] : [{ label, value: book }];
  });
  if (haulDistanceKm === undefined) return books;
  return [
    { label: text('record.haul-distance'), value: withUnit(haulDistanceKm, text('record.kilometres')) },
    ...books,
  ];
}

/** 保留分类A类：序号4、9至12. */
function classRows(scope: ReportScope): readonly KeyValue[] {
  const { text } = scope;
  return (['A', 'B', 'C', 'W'] as const).flatMap((retentionClass): KeyValue[] => {
    const numbers = allLines(scope).flatMap(({ line, number }) =>
      line.retentionClass === retentionClass ? number : [],
    );
    const label = text('record.class', { class: retentionClass });
    return numbers.length === 0 ? [] : [{ label, value: text('findings.numbers', { numbers: inRuns(numbers) }) }];
  });
}

/** What is valued as kept shows its day in annex three. */
function installationRow(scope: ReportScope): readonly KeyValue[] {
  const { text } = scope;
  const days = allLines(scope).flatMap(({ number, line, component }) =>
    component.installedOn === undefined || line.retained !== null
      ? []
      : text('record.numbered', { number, stated: dayInChinese(component.installedOn) }),
  );
  return days.length === 0 ? [] : [{ label: text('record.installed-on'), value: days.join('；') }];
}

function evidenceBySystem(scope: ReportScope): readonly string[] {
  const { text } = scope;
  return scope.systems.flatMap(({ system, lines }) => {
    const items = lines.flatMap((entry) => evidenceOf(scope, entry)).join('；');
    return items === '' ? [] : text('record.evidence-of', { system: text(`system.${system}`), items });
  });
}

function evidenceOf({ text }: ReportScope, { number, component }: NumberedLine): readonly string[] {
  const { evidence = [] } = component;
  return evidence.length === 0 ? [] : [text('record.numbered', { number, stated: enumerated(evidence) })];
}
