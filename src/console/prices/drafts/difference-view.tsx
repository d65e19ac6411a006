import type { VNode } from 'preact';
import type { PriceTableEdition } from '../../../engine/index.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { Difference, grouped } from '../../../http/page/figures.js';
import { Notice } from '../../../http/page/notice.js';
import { Tag } from '../../../http/page/status-tag.js';
import type { ChangedRow } from '../../../price-tables/comparison/compare-editions.js';
import type { DraftDifference } from '../../../price-tables/comparison/draft-differences.js';
import { keyOfRow } from '../../../price-tables/comparison/row-key.js';
import { seriesHistory, standingEditions } from '../../../price-tables/comparison/series-history.js';
import { sheetColumns } from '../../../price-tables/exchange/sheet-columns.js';
import type { PriceRowInFile, PriceTableKind } from '../../../price-tables/price-table-file.js';
import type { PriceWords } from '../price-words.js';
import { percent, priceColumns, RowName, sourceColumns } from '../row-cells.js';
import { Sparkline } from '../sparkline.js';

export interface DifferenceWishes {
  readonly difference: DraftDifference;
  readonly validFrom: string;
  readonly editions: readonly PriceTableEdition[];
  readonly kind: PriceTableKind;
  readonly words: PriceWords;
}

/** What the draft changes of what the table shows now: how much, and what of it is out of the ordinary. */
export function DifferenceView(wishes: DifferenceWishes): VNode {
  const { difference, kind, words } = wishes;
  const { added, removed, changed, unchanged, baseEditionIds } = difference;
  const outliers = changed.filter(({ isOutlier }) => isOutlier);
  const columns = [...priceColumns({ kind, words }), ...sourceColumns({ kind, words })];
  return (
    <>
      <p>
        {baseEditionIds.length === 0 ? '这些地区首次有价格，全部为新增。' : `与 ${baseEditionIds.join('、')} 相比：`}
        变动 {changed.length} 行，新增 {added.length} 行，删去 {removed.length} 行，不变 {unchanged} 行。
      </p>
      {outliers.length > 0 && <Outliers {...wishes} outliers={outliers} />}
      {changed.length > 0 && (
        <DataTable
          caption={`变动的价格（${changed.length} 行）`}
          columns={changedColumns(wishes)}
          rows={changed}
          onPhone="cards"
          mark={({ isOutlier }) => (isOutlier ? 'marked' : null)}
        />
      )}
      {added.length > 0 && <DataTable caption={`新增（${added.length} 行）`} columns={columns} rows={added} />}
      {removed.length > 0 && <DataTable caption={`删去（${removed.length} 行）`} columns={columns} rows={removed} />}
    </>
  );
}

function Outliers({ outliers, words }: DifferenceWishes & { readonly outliers: readonly ChangedRow[] }): VNode {
  return (
    <Notice tone="caution" title={`${outliers.length} 行的变动超出该品种的通常幅度，请逐一核对`}>
      <ul>
        {outliers.map((row) => (
          <li>
            {words.row(row.after)}：{outlierReason(row)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function outlierReason({ ratio, change, usual }: ChangedRow): string {
  if (change === null) return '单位、计税或交货口径改变，前后价格不能相比';
  const limit = `${percent(usual.limit)}（${usual.basis === 'history' ? `按以往 ${usual.movements} 次变动` : '以往期数不足，取一般限度'}）`;
  return ratio === null ? `原价为 0，现有价格；通常幅度 ${limit}` : `变动 ${percent(ratio)}，通常幅度 ±${limit}`;
}

function changedColumns({ words, editions, kind, validFrom }: DifferenceWishes): readonly Column<ChangedRow>[] {
  return [
    {
      label: '品名',
      isHead: true,
      cell: ({ after }) => (
        <span>
          <RowName row={after} words={words} />
        </span>
      ),
    },
    { label: '地区', cell: ({ after }) => <span class="figures">{words.region(after.region)}</span> },
    { label: '原价（元）', isNumeric: true, cell: ({ before }) => grouped(before.price) },
    { label: '新价（元）', isNumeric: true, cell: ({ after }) => grouped(after.price) },
    { label: '差额', isNumeric: true, cell: ({ change }) => <Difference amount={change} /> },
    {
      label: '幅度',
      isNumeric: true,
      cell: ({ ratio, isOutlier }) => (
        <span>
          {ratio === null ? '—' : percent(ratio)} {isOutlier && <Tag tone="caution">异常</Tag>}
        </span>
      ),
    },
    { label: '走势', cell: ({ after }) => <Sparkline points={course(editions, after, validFrom)} /> },
    { label: '改动的栏目', cell: ({ fields }) => <span>{fieldNames(kind, fields)}</span> },
    ...sourceColumns({ kind, words }).map(({ label, cell }): Column<ChangedRow> => ({
      label,
      cell: ({ after }, index) => <span>{cell(after, index)}</span>,
    })),
  ];
}

/** The editions that count, with the draft's own price at the end. */
function course(editions: readonly PriceTableEdition[], row: PriceRowInFile, validFrom: string) {
  const earlier = standingEditions(editions).filter((edition) => edition.validFrom < validFrom);
  return [...seriesHistory(earlier, keyOfRow(row)), { validFrom, price: row.price }];
}

function fieldNames(kind: PriceTableKind, fields: readonly string[]): string {
  const columns = sheetColumns(kind);
  const nameOf = (pointer: string): string =>
    pointer === '/quotations' ? '询价明细' : (columns.find((column) => column.pointer === pointer)?.header ?? pointer);
  return [...new Set(fields.map(nameOf))].join('、');
}
