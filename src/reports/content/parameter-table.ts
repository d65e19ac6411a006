/** 所用参数及其依据: every parameter used; figures of one kind with one clause and source share a row. */
import type { Block } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { BASES } from './basis-chapter.js';
import { column, paragraph, row } from './blocks.js';
import { groupedBy, usedParameters } from './used-parameters.js';

export function parameterBlocks(scope: ReportScope): readonly Block[] {
  const { text } = scope;
  const parameters = usedParameters(scope);
  if (parameters.length === 0) return [paragraph(text('parameters.none'))];
  const sorted = BASES.flatMap((basis) => parameters.filter((parameter) => parameter.basis === basis));
  const groups = groupedBy(sorted, ({ basis, name, clause, source }) => JSON.stringify([basis, name, clause, source]));
  return [
    paragraph(text('parameters.intro')),
    {
      kind: 'table',
      caption: text('table.parameters'),
      columns: [
        column(text('column.parameter'), 4),
        column(text('column.value'), 10),
        column(text('column.basis-mark'), 3, 'center'),
        column(text('column.clause'), 4),
        column(text('column.source'), 8),
      ],
      rows: [...groups.values()].flatMap(([first, ...rest]) =>
        first
          ? [
              row([
                text(`parameter.${first.name}`),
                [first, ...rest].map(({ figure }) => figure).join('；'),
                text(`basis-mark.${first.basis}`),
                first.clause,
                first.source,
              ]),
            ]
          : [],
      ),
      density: 'dense',
    },
  ];
}
