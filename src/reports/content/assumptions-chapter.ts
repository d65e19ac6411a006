/** 评估假设, generated: what in this appraisal rests on a convention or an assumption, by the marks and the findings. */
import type { AppraisalLine, Basis, FindingCode } from '../../engine/index.js';
import type { Block, Chapter } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { allLines } from './report-scope.js';
import { bulleted, heading, numbered, paragraph } from './blocks.js';
import { chapterOf } from './engagement-chapters.js';
import { describeFinding } from './describe-finding.js';
import { mergeRows } from './merge-rows.js';
import { assumedShare } from './summary.js';
import { groupedBy, usedParameters } from './used-parameters.js';

const MOST_FIGURES_IN_A_LINE = 4;
/** Prices of another region and of another day. */
const STAND_INS: readonly FindingCode[] = ['region-fallback', 'price-rolled-forward'];

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
    paragraph(text('assumptions.lines.share', { share: assumedShare(scope) })),
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
  // The tables mark each of them: a list of names here would be a wall of words.
  const items = lineGroups.map(([name, applies]) => {
    const count = allLines(scope).filter(({ line }) => applies(line)).length;
    return count > 0 ? text(`assumptions.lines.${name}`, { count }) : text(`assumptions.lines.${name}-none`);
  });
  const standIns = mergeRows(appraisal.findings.filter(({ code }) => STAND_INS.includes(code)));
  return [...items, ...standIns.map((finding) => describeFinding(scope, finding))];
}

/** One line per kind of parameter: 回收率：中型废钢 0.98；铸铁 0.97; long lists stand in the annex of parameters. Catalogue masses are listed by component above. */
function markedParameters(scope: ReportScope, basis: Basis): Block[] {
  const { text } = scope;
  const marked = usedParameters(scope).filter((used) => used.basis === basis && used.name !== 'catalogue-mass');
  const items = [...groupedBy(marked, ({ name }) => name)].map(([name, parameters]) => {
    const kind = text(`parameter.${name}`);
    return parameters.length > MOST_FIGURES_IN_A_LINE
      ? text('assumptions.parameters.count', { kind, count: parameters.length })
      : text('assumptions.parameters.line', { kind, values: parameters.map(({ figure }) => figure).join('；') });
  });
  if (items.length === 0) return [];
  return [heading(text(`assumptions.parameters.${basis}.heading`)), bulleted(items)];
}
