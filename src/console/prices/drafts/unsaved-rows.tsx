import type { VNode } from 'preact';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { Notice } from '../../../http/page/notice.js';
import { compareEditions } from '../../../price-tables/comparison/compare-editions.js';
import { sheetColumns } from '../../../price-tables/exchange/sheet-columns.js';
import type { PriceRowInFile, PriceTableKind } from '../../../price-tables/price-table-file.js';
import type { PriceWords } from '../price-words.js';
import { fieldName, rowFields } from '../row-form.js';

interface UnsavedRowsWishes {
  readonly current: readonly PriceRowInFile[];
  readonly typed: readonly PriceRowInFile[];
  readonly kind: PriceTableKind;
  readonly words: PriceWords;
}

interface UnsavedCell {
  readonly row: PriceRowInFile;
  readonly header: string;
  readonly typed: string;
  readonly current: string;
}

/** What somebody typed while somebody else saved: kept in sight, cell by cell, to be entered again or given up. */
export function UnsavedRows({ current, typed, kind, words }: UnsavedRowsWishes): VNode {
  const { changed, added, removed } = compareEditions(current, typed);
  const cells = changed.flatMap(({ before, after }) => differingCells(kind, before, after));
  const columns: readonly Column<UnsavedCell>[] = [
    { label: '品名', isHead: true, cell: ({ row }) => words.row(row) },
    { label: '栏目', cell: ({ header }) => header },
    { label: '您的页面上', cell: (cell) => cell.typed || '（空）' },
    { label: '现在是', cell: (cell) => cell.current || '（空）' },
  ];
  return (
    <>
      <Notice tone="warning" title="别人在此期间改过这份草稿，您的修改没有保存" isStatus>
        <p>
          下面的表格是草稿的现状。您的页面与现状不同之处都列在这里：有的是您填的，有的是别人改的。请核对后重新填入。
        </p>
        {added.length > 0 && <p>您添加而现状中没有的行：{added.map((row) => words.row(row)).join('、')}</p>}
        {removed.length > 0 && <p>现状中有而您没有的行：{removed.map((row) => words.row(row)).join('、')}</p>}
      </Notice>
      {cells.length > 0 && <DataTable caption="与现状不同之处" columns={columns} rows={cells} onPhone="cards" />}
    </>
  );
}

function differingCells(kind: PriceTableKind, before: PriceRowInFile, after: PriceRowInFile): readonly UnsavedCell[] {
  const [now, mine] = [rowFields(kind, before), rowFields(kind, after)];
  return sheetColumns(kind)
    .map((column) => ({ header: column.header, name: fieldName(column) }))
    .filter(({ name }) => now[name] !== mine[name])
    .map(({ header, name }) => ({ row: after, header, typed: mine[name] ?? '', current: now[name] ?? '' }));
}
