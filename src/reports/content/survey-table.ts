/** 勘察与保留记录: per component what was surveyed, agreed and stated of it, whether it stays or not. */
import type { ScrappingCondition } from '../../engine/index.js';
import type { Block, TableRow } from '../report-document.js';
import { allLines, type NumberedLine, type ReportScope } from './report-scope.js';
import { column, row, rowWithDetail } from './blocks.js';
import { taxInWords } from './conclusion-chapter.js';
import { conditionNames } from './describe-finding.js';
import { dayInChinese, enumerated } from './format.js';
import { componentName, counterName } from './names.js';
import { groupedBy } from './used-parameters.js';
import { figurePerUnit } from './unit-price.js';

export function surveyTable(scope: ReportScope): readonly Block[] {
  const { text } = scope;
  const surveyed = allLines(scope).filter(({ component: { survey, retention } }) => survey ?? retention);
  if (surveyed.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: text('table.survey'),
      columns: [
        column(text('column.component'), 8),
        column(text('column.surveyed'), 6),
        column(text('column.score'), 3, 'right'),
        column(text('column.installer-consent'), 3, 'center'),
        column(text('column.load-checked'), 3, 'center'),
        column(text('column.in-contract'), 3, 'center'),
      ],
      rows: surveyed.map((entry) => {
        const [cells, detail] = [surveyCells(scope, entry), surveyDetail(scope, entry)];
        return detail === '' ? row(cells) : rowWithDetail(cells, detail);
      }),
      density: 'dense',
    },
  ];
}

function surveyCells(scope: ReportScope, { component }: NumberedLine): readonly string[] {
  const { survey, retention } = component;
  const surveyed = [survey?.surveyedOn && dayInChinese(survey.surveyedOn), survey?.surveyor].filter(Boolean);
  return [
    componentName(scope, component),
    surveyed.join(' ') || scope.text('record.unstated'),
    survey?.score ?? scope.text('record.unstated'),
    ...[retention?.installerConsent, retention?.loadChecked, retention?.inContract].map((said) => yesOrNo(scope, said)),
  ];
}

function yesOrNo({ text }: ReportScope, said: boolean | undefined): string {
  if (said === undefined) return text('record.unstated');
  return text(said ? 'record.yes' : 'record.no');
}

function surveyDetail(scope: ReportScope, { component, line }: NumberedLine): string {
  const { text } = scope;
  const { survey, retention } = component;
  const { certificate, functionalObsolescence, refurbishment, reason } = retention ?? {};
  const evidence = survey?.evidence ?? [];
  return [
    ...answers(scope, component),
    ...(evidence.length > 0 ? [text('record.survey-evidence', { evidence: enumerated(evidence) })] : []),
    ...(certificate ? [text('record.certificate', { certificate })] : []),
    ...(functionalObsolescence ? [text('record.obsolescence', { rate: functionalObsolescence })] : []),
    ...(refurbishment
      ? [
          text('record.refurbishment', {
            price: figurePerUnit(scope, refurbishment.amount, counterName(scope, line.type, line.unit)),
            tax: taxInWords(text, refurbishment.taxBasis, refurbishment.rate),
          }),
        ]
      : []),
    ...(reason ? [text('record.reason', { reason })] : []),
  ].join('；');
}

/** What applies before what does not. */
function answers(scope: ReportScope, { survey }: NumberedLine['component']): readonly string[] {
  const { conditions = [] } = survey ?? {};
  return [true, false].flatMap((met) => {
    const codes = conditions.filter((answer) => answer.met === met).map(({ code }) => code);
    if (codes.length === 0) return [];
    return scope.text(met ? 'record.conditions-met' : 'record.conditions-not-met', {
      conditions: conditionNames(scope, codes),
    });
  });
}

/** Every condition that was answered or asked for, with what it rests on: a clause never stands without its mark. */
export function conditionTable(scope: ReportScope): readonly Block[] {
  const { text, standard, order, appraisal } = scope;
  const answered = order.components.flatMap(({ survey }) => survey?.conditions?.map(({ code }) => code) ?? []);
  const asked = appraisal.findings.flatMap(({ data: { conditions } }) =>
    typeof conditions === 'object' ? (conditions ?? []) : [],
  );
  const known = [...new Set([...answered, ...asked])].flatMap((code) => standard.scrappingConditions[code] ?? []);
  if (known.length === 0) return [];
  const clauses = groupedBy(known, ({ basis, clause }) => JSON.stringify([basis, clause]));
  return [
    {
      kind: 'table',
      caption: text('table.conditions'),
      columns: [
        column(text('column.clause'), 7),
        column(text('column.basis-mark'), 3, 'center'),
        column(text('column.condition'), 16),
      ],
      rows: [...clauses.values()].map((conditions) => clauseRow(scope, conditions)),
      density: 'dense',
    },
  ];
}

function clauseRow(scope: ReportScope, conditions: readonly ScrappingCondition[]): TableRow {
  const [first] = conditions;
  if (!first) return row([]);
  const codes = conditions.map(({ code }) => code);
  return row([first.clause, scope.text(`basis-mark.${first.basis}`), conditionNames(scope, codes)]);
}
