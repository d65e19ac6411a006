/** 检查事项: every finding in plain Chinese; the same remark on several components is made once and names them all. */
import type { Finding } from '../../engine/index.js';
import type { Block } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { inRuns } from './line-numbers.js';
import { allLines } from './report-scope.js';
import { column, paragraph, row } from './blocks.js';
import { describeFinding, describeFindings } from './describe-finding.js';
import { mergeRows } from './merge-rows.js';

const MOST_NAMES = 4;

interface FindingGroup {
  readonly finding: Finding;
  readonly componentIds: readonly string[];
}

export function findingBlocks(scope: ReportScope): readonly Block[] {
  const { text, appraisal } = scope;
  if (appraisal.findings.length === 0) return [paragraph(text('findings.none'))];
  const warnings = warningsOf(scope);
  const remarks = mergeRows(appraisal.findings.filter(({ level }) => level !== 'warning'));
  return [
    paragraph(
      text('findings.intro', { warnings: warnings.length, remarks: appraisal.findings.length - warnings.length }),
    ),
    {
      kind: 'table',
      caption: text('table.findings'),
      columns: [
        column(text('column.level'), 2, 'center'),
        column(text('column.remark'), 18),
        column(text('column.clause'), 4),
      ],
      rows: [
        ...mergeRows(warnings).map((finding) => findingRow(scope, finding, describeFinding(scope, finding))),
        ...grouped(remarks).map(({ finding, componentIds }) =>
          findingRow(scope, finding, remark(scope, finding, componentIds)),
        ),
      ],
      density: 'dense',
    },
  ];
}

function findingRow({ text }: ReportScope, finding: Finding, sentence: string): ReturnType<typeof row> {
  const tone = finding.level === 'warning' ? 'warning' : 'neutral';
  return row([text(`finding-level.${finding.level}`), sentence, finding.clause], tone);
}

/** A few components are named; many are told by their numbers in the component table. */
function remark(scope: ReportScope, finding: Finding, componentIds: readonly string[]): string {
  if (componentIds.length <= MOST_NAMES) return describeFindings(scope, finding, componentIds);
  const ids = new Set(componentIds);
  const numbers = allLines(scope).flatMap(({ number, line }) => (ids.has(line.componentId) ? [number] : []));
  return describeFinding(scope, finding, scope.text('findings.numbers', { numbers: inRuns(numbers) }));
}

/** Remarks on components are grouped by code and clause; order-level ones stay apart. */
function grouped(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, { finding: Finding; componentIds: string[] }>();
  findings.forEach((finding, index) => {
    const isOwn = finding.componentId === null;
    const key = isOwn ? `#${index}` : `${finding.code} ${finding.clause}`;
    const group = groups.get(key) ?? { finding, componentIds: [] };
    if (finding.componentId !== null) group.componentIds.push(finding.componentId);
    groups.set(key, group);
  });
  return [...groups.values()];
}

export function warningSentences(scope: ReportScope): string[] {
  return mergeRows(warningsOf(scope)).map((finding) => describeFinding(scope, finding));
}

function warningsOf({ appraisal }: ReportScope): readonly Finding[] {
  return appraisal.findings.filter(({ level }) => level === 'warning');
}
