/** 评估假设, generated: what in this appraisal rests on a convention or an assumption, by the marks and the findings. */
import type { AppraisalLine, Basis, Finding, Reference } from '../../engine/index.js';
import type { Block, Chapter } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { allLines } from './report-scope.js';
import { bulleted, heading, numbered, paragraph } from './blocks.js';
import { chapterOf } from './engagement-chapters.js';
import { byKey } from './basis-chapter.js';
import { componentName, regionName, rowName, unitNameOrCode } from './names.js';
import { enumerated, withUnit, withoutTrailingZeros } from './format.js';
import { assumedShare } from './summary.js';

type ParameterReference = Extract<Reference, { kind: 'parameter' }>;

export function assumptionsChapter(scope: ReportScope): Chapter {
  const { text } = scope;
  return chapterOf(scope, 'assumptions', [
    heading(text('assumptions.general.heading')),
    numbered([
      text('assumptions.general.end-of-life'),
      text('assumptions.general.reference-date'),
      text('assumptions.general.declared'),
      text('assumptions.general.lawful-disposal'),
      text(`assumptions.tax.${scope.appraisal.taxBasis}`),
    ]),
    heading(text('assumptions.lines.heading')),
    bulleted(defaultedLines(scope)),
    paragraph(assumedShare(scope)),
    ...markedParameters(scope, 'convention'),
    ...markedParameters(scope, 'assumption'),
  ]);
}

function defaultedLines(scope: ReportScope): string[] {
  const { text, appraisal } = scope;
  const lineGroups: readonly (readonly [string, (line: AppraisalLine) => boolean])[] = [
    ['mass', (line) => line.massDefaulted],
    ['materials', (line) => line.materialsDefaulted],
    ['date', (line) => line.retained?.installedOnDefaulted === true],
  ];
  const items = lineGroups.map(([name, applies]) => {
    const names = allLines(scope)
      .filter(({ line }) => applies(line))
      .map(({ component }) => componentName(scope, component));
    return names.length > 0
      ? text(`assumptions.lines.${name}`, { count: names.length, components: enumerated(names) })
      : text(`assumptions.lines.${name}-none`);
  });
  const fallbacks = appraisal.findings.filter(({ code }) => code === 'region-fallback');
  return [...items, ...fallbacks.map((finding) => fallback(scope, finding))];
}

function fallback(scope: ReportScope, { data }: Finding): string {
  return scope.text('assumptions.lines.fallback', {
    row: rowName(scope, String(data['rowId'])),
    region: regionName(scope, String(data['region'])),
    requestedRegion: regionName(scope, String(data['requestedRegion'])),
  });
}

/** One line per kind of parameter: 回收率：中型废钢 0.98；铸铁 0.97. Catalogue masses are listed by component above. */
function markedParameters(scope: ReportScope, basis: Basis): Block[] {
  const { text, appraisal } = scope;
  const byKind = new Map<string, string[]>();
  for (const [key, reference] of Object.entries(appraisal.references).sort(byKey)) {
    if (reference.kind !== 'parameter' || reference.basis !== basis) continue;
    const path = key.slice('parameter:'.length);
    const { kind, subject } = scope.parameterNames.get(path) ?? { kind: 'other', subject: path };
    if (kind === 'catalogue-mass') continue;
    byKind.set(kind, [...(byKind.get(kind) ?? []), valueOf(scope, subject, reference)]);
  }
  const items = [...byKind].map(([kind, values]) =>
    text('assumptions.parameters.line', { kind: text(`parameter.${kind}`), values: values.join('；') }),
  );
  if (items.length === 0) return [];
  return [heading(text(`assumptions.parameters.${basis}.heading`)), bulleted(items)];
}

function valueOf(scope: ReportScope, subject: string, { value, unit }: ParameterReference): string {
  const amount = unit === '1' ? withoutTrailingZeros(value) : withUnit(value, unitNameOrCode(scope, unit));
  return subject === '' ? amount : `${subject} ${amount}`;
}
