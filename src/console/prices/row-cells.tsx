/** Cells of a price row, the same in every table that shows one. */
import type { VNode } from 'preact';
import type { Column } from '../../http/page/data-table.js';
import { grouped } from '../../http/page/figures.js';
import type { PriceRowInFile, PriceTableKind } from '../../price-tables/price-table-file.js';
import { evidenceHref } from './links.js';
import type { PriceWords } from './price-words.js';

export interface RowCellWishes {
  readonly kind: PriceTableKind;
  readonly words: PriceWords;
}

/** What a row prices, on what terms, and for how much. */
export function priceColumns({ kind, words }: RowCellWishes): readonly Column<PriceRowInFile>[] {
  return [
    { label: '品名', isHead: true, cell: (row) => <RowName row={row} words={words} /> },
    { label: '地区', cell: ({ region }) => <span class="figures">{words.region(region)}</span> },
    { label: '价格（元）', isNumeric: true, cell: ({ price }) => grouped(price) },
    { label: '区间（元）', isNumeric: true, cell: ({ low, high }) => rangeText(low, high) },
    { label: '口径', cell: (row) => terms(row, { kind, words }) },
  ];
}

/** Where the price comes from. */
export function sourceColumns({ kind, words }: RowCellWishes): readonly Column<PriceRowInFile>[] {
  return [
    { label: '来源', isLong: true, cell: (row) => <Source row={row} kind={kind} words={words} /> },
    { label: '采集日期', cell: ({ source }) => <span class="figures">{source.capturedOn}</span> },
    { label: '证据', cell: (row) => <Evidence row={row} /> },
  ];
}

interface RowNameWishes {
  readonly row: PriceRowInFile;
  readonly words: PriceWords;
}

export function RowName({ row, words }: RowNameWishes): VNode {
  const name = words.row(row);
  return (
    <>
      {name}
      {row.grade !== undefined && row.grade !== name && <span class="muted small"> {row.grade}</span>}
    </>
  );
}

export const rangeText = (low: string | undefined, high: string | undefined): string =>
  low === undefined || high === undefined ? '—' : `${grouped(low)}—${grouped(high)}`;

/** 元/吨，含税 3%，货场价 */
export function terms(row: PriceRowInFile, { kind, words }: RowCellWishes): string {
  const tax =
    words.choice(kind, '/taxBasis', row.taxBasis) + (row.taxRate === undefined ? '' : ` ${percent(row.taxRate)}`);
  const delivery = words.choice(kind, '/deliveryBasis', row.deliveryBasis);
  return [`元/${words.choice(kind, '/unit', row.unit)}`, tax, delivery].filter(Boolean).join('，');
}

/** `0.0325` → `3.25%`; moves the point, computes nothing. */
export function percent(share: string): string {
  const sign = share.startsWith('-') ? '−' : '';
  const [whole = '0', fraction = ''] = share.replace(/^[-+]/, '').split('.');
  const digits = fraction.padEnd(2, '0');
  const integer = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${sign}${integer}${rest === '' ? '' : `.${rest}`}%`;
}

function Source({ row, kind, words }: RowNameWishes & { readonly kind: PriceTableKind }): VNode {
  const { source, sampleSize } = row;
  const { url, document } = source;
  const isWeb = url !== undefined && /^https?:\/\//.test(url);
  return (
    <>
      {words.choice(kind, '/source/kind', source.kind)}
      {sampleSize !== undefined && `（${sampleSize} 份）`}
      <span class="small">
        {' '}
        {source.publisher}《{isWeb ? <a href={url}>{document}</a> : document}》
      </span>
    </>
  );
}

function Evidence({ row }: { readonly row: PriceRowInFile }): VNode {
  const quoted = (row.quotations ?? []).map(({ supplier, evidenceSha256 }) => ({ label: supplier, evidenceSha256 }));
  const own = row.source.evidenceSha256;
  const files = [...(own === undefined ? [] : [{ label: '证据文件', evidenceSha256: own }]), ...quoted];
  if (files.length === 0) return <span class="muted">—</span>;
  return (
    <>
      {files.map(({ label, evidenceSha256 }, index) => (
        <>
          {index > 0 && '、'}
          <a href={evidenceHref(evidenceSha256)}>{label}</a>
        </>
      ))}
    </>
  );
}
