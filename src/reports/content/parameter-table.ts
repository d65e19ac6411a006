/** 所用参数及其依据: every parameter used; figures of one kind with one clause and source share a row. */
import type { Block, TableRow } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { BASES } from './basis-chapter.js';
import { column, paragraph, row, rowWithDetail } from './blocks.js';
import { groupedBy, usedParameters, type UsedParameter } from './used-parameters.js';

/** More figures than this stand under the row. */
const MOST_FIGURES_IN_A_CELL = 1;

export function parameterBlocks(scope: ReportScope): readonly Block[] {
  const { text } = scope;
  const parameters = usedParameters(scope);
  if (parameters.length === 0) return [paragraph(text('parameters.none'))];
  const sorted = BASES.flatMap((basis) => parameters.filter((parameter) => parameter.basis === basis));
  const groups = groupedBy(sorted, ({ basis, name, clause, source }) => JSON.stringify([basis, name, clause, source]));
  return [
    paragraph(text('parameters.intro'), 'small'),
    {
      kind: 'table',
      caption: text('table.parameters'),
      columns: [
        column(text('column.parameter'), 5),
        column(text('column.value'), 4),
        column(text('column.basis-mark'), 3, 'center'),
        column(text('column.clause'), 4),
        column(text('column.source'), 12),
      ],
      rows: [...groups.values()].map((parameters) => parameterRow(scope, parameters)),
      density: 'dense',
    },
  ];
}

function parameterRow({ text }: ReportScope, parameters: readonly UsedParameter[]): TableRow {
  const [first] = parameters;
  if (!first) return row([]);
  const figures = parameters.map(({ figure }) => figure).join('；');
  const isList = parameters.length > MOST_FIGURES_IN_A_CELL;
  const cells = [
    text(`parameter.${first.name}`),
    isList ? text('parameters.figures-below', { count: parameters.length }) : figures,
    text(`basis-mark.${first.basis}`),
    first.clause,
    first.source,
  ];
  return isList ? rowWithDetail(cells, figures) : row(cells);
}
