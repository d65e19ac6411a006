import type { ComponentChildren, VNode } from 'preact';

export interface Column<Row> {
  /** Empty: the column of what can be done with the row. */
  readonly label: string;
  readonly cell: (row: Row, index: number) => ComponentChildren;
  /** Right-aligned, figures of one width. */
  readonly isNumeric?: boolean;
  /** Sentences: where the table scrolls they get room to be read in. */
  readonly isLong?: boolean;
  /** The cell that names its row. */
  readonly isHead?: boolean;
  /** Where a click on the label leads: the same page, sorted by this column. */
  readonly sortHref?: string;
  readonly sorted?: 'ascending' | 'descending';
  /** Foot of the column: a sum. */
  readonly foot?: ComponentChildren;
}

interface DataTableWishes<Row> {
  readonly caption: ComponentChildren;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /**
   * On a phone: `cards` shows one row below the other (few rows, much text), `dense` as well, but with the cells of a row
   * one after another (many rows, short cells), `fit` presses a few short columns together, `scroll` moves the table in
   * its frame.
   */
  readonly onPhone?: 'cards' | 'dense' | 'fit' | 'scroll';
  /** Row that stands out, e.g. an outlier or a faulty row. */
  readonly mark?: (row: Row) => 'marked' | 'faulty' | null;
  readonly isCaptionUnseen?: boolean;
  /** Name for the script `table-filter`: gives the reader a box that narrows the rows. */
  readonly filterLabel?: string;
}

/** Tables keep their meaning for readers' software also where the style shows them as cards: the roles are written out. */
export function DataTable<Row>(wishes: DataTableWishes<Row>): VNode {
  const { caption, columns, rows, onPhone = 'scroll', mark, isCaptionUnseen, filterLabel } = wishes;
  return (
    <div class="table-block" data-filter={filterLabel}>
      <div
        class="table-frame"
        tabIndex={onPhone === 'scroll' || onPhone === 'fit' ? 0 : undefined}
        role="group"
        aria-label="表格"
      >
        <table class={`table ${onPhone === 'dense' ? 'cards dense' : onPhone}`} role="table">
          <caption class={isCaptionUnseen ? 'unseen' : undefined}>{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <HeadCell column={column} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row, index) => (
              <tr role="row" class={mark?.(row) ?? undefined}>
                {columns.map((column) => (
                  <BodyCell column={column} row={row} index={index} />
                ))}
              </tr>
            ))}
          </tbody>
          <Foot columns={columns} />
        </table>
      </div>
    </div>
  );
}

function Foot<Row>({ columns }: { readonly columns: readonly Column<Row>[] }): VNode | null {
  if (columns.every(({ foot }) => foot === undefined)) return null;
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {columns.map(({ foot, isNumeric, label }) => (
          <td role="cell" class={isNumeric ? 'numeric' : undefined} data-label={label}>
            {foot !== undefined && <div>{foot}</div>}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function HeadCell<Row>({ column }: { readonly column: Column<Row> }): VNode {
  const { label, isNumeric, sortHref, sorted } = column;
  const arrow = sorted === 'ascending' ? ' ↑' : sorted === 'descending' ? ' ↓' : '';
  return (
    <th role="columnheader" scope="col" class={isNumeric ? 'numeric' : undefined} aria-sort={sorted}>
      {label === '' ? <span class="unseen">操作</span> : null}
      {sortHref === undefined ? label : <a href={sortHref}>{label + arrow}</a>}
    </th>
  );
}

interface BodyCellWishes<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly index: number;
}

function BodyCell<Row>({ column, row, index }: BodyCellWishes<Row>): VNode {
  const { label, isNumeric, isLong, isHead, cell } = column;
  const look = isNumeric ? 'numeric' : isLong ? 'long' : undefined;
  // One box in the cell: on a phone it stands beside the label as a whole, or below it where it needs the width.
  const content = <div>{cell(row, index)}</div>;
  return isHead ? (
    <th role="rowheader" scope="row" class={look} data-label={label}>
      {content}
    </th>
  ) : (
    <td role="cell" class={look} data-label={label}>
      {content}
    </td>
  );
}
