import type { VNode } from 'preact';
import type { PriceRow, Quotation } from '../../../engine/index.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { grouped } from '../../../http/page/figures.js';
import { keyOfRow } from '../../../price-tables/comparison/row-key.js';
import type { PublishedEdition } from '../../../price-tables/price-table-file.js';
import { evidencePath, pricePath } from '../price-links.js';
import type { PriceNames } from '../price-names.js';

interface PriceRowsWishes {
  readonly published: PublishedEdition;
  readonly names: PriceNames;
}

/** Every price of an edition with what it rests on. */
export function PriceRows({ published, names }: PriceRowsWishes): VNode {
  const { edition } = published;
  const mark = edition.status === 'demonstration' ? '（演示价格）' : '';
  return (
    <DataTable
      caption={`${edition.title}，自 ${edition.validFrom} 起${mark}`}
      isCaptionUnseen
      onPhone="cards"
      filterLabel="按名称查找"
      columns={columnsFor({ published, names })}
      rows={edition.rows}
    />
  );
}

function columnsFor({ published: { edition, kind }, names }: PriceRowsWishes): readonly Column<PriceRow>[] {
  const manyRegions = edition.regions.length > 1;
  const basisOf = (row: PriceRow): string =>
    [names.tax(row), names.delivery(kind, row.deliveryBasis)].filter((words) => words !== '').join('，');
  const region: Column<PriceRow> = { label: '地区', cell: (row) => names.region(row.region) };
  return [
    {
      label: '名称',
      isHead: true,
      cell: (row) => <RowName row={row} href={pricePath(edition, keyOfRow(row))} names={names} />,
    },
    ...(manyRegions ? [region] : []),
    { label: '价格', isNumeric: true, cell: (row) => <RowPrice row={row} unit={names.perUnit(kind, row.unit)} /> },
    { label: '口径', cell: (row) => basisOf(row) },
    { label: '来源', cell: (row) => <RowSource row={row} kindInWords={names.sourceKind(kind, row.source.kind)} /> },
  ];
}

function RowName({
  row,
  href,
  names,
}: {
  readonly row: PriceRow;
  readonly href: string;
  readonly names: PriceNames;
}): VNode {
  const name = names.item(row);
  const hasGrade = row.grade !== undefined && row.grade !== name;
  return (
    <div>
      <a href={href}>{name}</a>
      {hasGrade && <div class="muted small">{row.grade}</div>}
    </div>
  );
}

function RowPrice({ row: { price, low, high }, unit }: { readonly row: PriceRow; readonly unit: string }): VNode {
  return (
    <div>
      <div class="figures">
        <strong>{grouped(price)}</strong> {unit}
      </div>
      {low !== undefined && high !== undefined && (
        <div class="muted small figures">
          {grouped(low)} 至 {grouped(high)}
        </div>
      )}
    </div>
  );
}

function RowSource({ row, kindInWords }: { readonly row: PriceRow; readonly kindInWords: string }): VNode {
  const { source, quotations = [], sampleSize, note } = row;
  return (
    <details>
      <summary>
        {kindInWords}
        {sampleSize !== undefined && `，${sampleSize} 家`}
      </summary>
      <div class="small">
        <p>
          {source.publisher}：
          {source.url === undefined ? (
            source.document
          ) : (
            <a href={source.url} rel="noopener noreferrer">
              {source.document}
            </a>
          )}
        </p>
        <p>采集于 {source.capturedOn}</p>
        {source.evidenceSha256 !== undefined && <Evidence sha256={source.evidenceSha256} />}
        {quotations.length > 0 && <Quotations quotations={quotations} />}
        {note !== undefined && <p>{note}</p>}
      </div>
    </details>
  );
}

const Evidence = ({ sha256 }: { readonly sha256: string }): VNode => (
  <p>
    <a href={evidencePath(sha256)}>查看留存的证据</a>
  </p>
);

function Quotations({ quotations }: { readonly quotations: readonly Quotation[] }): VNode {
  return (
    <ul>
      {quotations.map(({ supplier, quotedOn, price, evidenceSha256 }) => (
        <li>
          {supplier}，{quotedOn}，{grouped(price)} 元（<a href={evidencePath(evidenceSha256)}>证据</a>）
        </li>
      ))}
    </ul>
  );
}
