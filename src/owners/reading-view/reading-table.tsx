/** A table of the report on a screen: few columns become cards on a phone, many scroll in their frame. */
import type { VNode } from 'preact';
import type { Table, TableRow } from '../../reports/report-document.js';

/** So many columns can still be read one below the other. */
const mostAsCards = 4;

type Column = Table['columns'][number];

const lookOf = ({ align }: Column): string | undefined =>
  align === 'right' ? 'numeric' : align === 'center' ? 'centred' : undefined;

export function ReadingTable({ table: { caption, columns, rows } }: { readonly table: Table }): VNode {
  const isCards = columns.length <= mostAsCards;
  return (
    <div class="table-block">
      <div class="table-frame" tabIndex={0} role="group" aria-label={caption || '表格'}>
        <table class={`table ${isCards ? 'cards' : 'scroll'}`} role="table">
          {caption !== '' && <caption>{caption}</caption>}
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <th role="columnheader" scope="col" class={lookOf(column)}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <Row row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface RowWishes {
  readonly row: TableRow;
  readonly columns: readonly Column[];
}

function Row({ row, columns }: RowWishes): VNode {
  const { cells, detail, role, tone } = row;
  if (role === 'group') {
    return (
      <tr role="row" class="group">
        <th role="rowheader" scope="rowgroup" colSpan={columns.length}>
          {cells[0]}
        </th>
      </tr>
    );
  }
  const look = [role === 'total' ? 'total' : '', tone === 'warning' ? 'warning' : ''].filter(Boolean).join(' ');
  return (
    <>
      <tr role="row" class={look || undefined}>
        {columns.map((column, index) => (
          <td role="cell" class={lookOf(column)} data-label={column.title}>
            <div>{cells[index]}</div>
          </td>
        ))}
      </tr>
      {detail !== undefined && (
        <tr role="row" class="detail">
          <td role="cell" colSpan={columns.length} data-label="">
            <div>{detail}</div>
          </td>
        </tr>
      )}
    </>
  );
}
