import type { VNode } from 'preact';
import type { PriceRow, TableStatus } from '../../../engine/index.js';
import { ButtonLink } from '../../../http/page/buttons.js';
import { Card } from '../../../http/page/card.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { grouped } from '../../../http/page/figures.js';
import { Tag } from '../../../http/page/status-tag.js';
import type { PriceRowKey } from '../../../price-tables/comparison/row-key.js';
import { seriesHistory, type SeriesPoint } from '../../../price-tables/comparison/series-history.js';
import { editionPath, pricePath } from '../price-links.js';
import type { PriceNames } from '../price-names.js';
import type { PublicTable } from '../public-tables.js';
import { dayOf } from '../../../http/page/china-time.js';
import { DemonstrationNotice } from './demonstration-notice.js';
import { PriceChart } from './price-chart.js';

interface PricePageWishes {
  readonly table: PublicTable;
  readonly row: PriceRow;
  readonly rowKey: PriceRowKey;
  readonly status: TableStatus;
  readonly names: PriceNames;
  readonly today: string;
}

export function PricePage({ table, row, rowKey, status, names, today }: PricePageWishes): VNode {
  const kind = table.editions[0]?.kind ?? 'scrap';
  const editions = table.editions.map(({ edition }) => edition);
  const points = [...seriesHistory(editions, rowKey)].reverse();
  const unit = (point: SeriesPoint): string => names.perUnit(kind, point.unit);
  return (
    <>
      <DemonstrationNotice status={status} />
      {row.grade !== undefined && <p class="muted">{row.grade}</p>}
      <PriceChart table={table} rowKey={rowKey} names={names} today={today} />
      <p class="muted">价格从生效日起采用，到下一版生效为止，所以图中是台阶形的线。浅色部分是价格的低值到高值。</p>
      <h2>历次价格</h2>
      <DataTable
        caption={`${names.key(rowKey, row.grade)}的历次价格`}
        isCaptionUnseen
        columns={columnsFor(points, unit)}
        rows={points}
        mark={({ isWithdrawn, isCorrected }) => (isWithdrawn || isCorrected ? 'marked' : null)}
      />
      <Card title="下载">
        <div class="actions">
          <ButtonLink href={pricePath(table, rowKey, 'csv')} look="secondary">
            历次价格（CSV）
          </ButtonLink>
          <ButtonLink href={pricePath(table, rowKey, 'json')} look="secondary">
            历次价格（JSON）
          </ButtonLink>
        </div>
      </Card>
    </>
  );
}

function columnsFor(
  points: readonly SeriesPoint[],
  unit: (point: SeriesPoint) => string,
): readonly Column<SeriesPoint>[] {
  const hasMarks = points.some(({ isCorrected, isWithdrawn }) => isCorrected || isWithdrawn);
  const hasBases = new Set(points.map(({ taxBasis }) => taxBasis)).size > 1;
  const bases: Column<SeriesPoint> = {
    label: '计税口径',
    cell: ({ taxBasis }) => (taxBasis === 'included' ? '含税' : '不含税'),
  };
  const marks: Column<SeriesPoint> = { label: '说明', cell: (point) => <Mark point={point} /> };
  return [
    { label: '生效日', isHead: true, cell: (point) => <Start point={point} /> },
    { label: '价格', isNumeric: true, cell: (point) => <Price point={point} unit={unit(point)} /> },
    ...(hasBases ? [bases] : []),
    ...(hasMarks ? [marks] : []),
  ];
}

const Start = ({ point: { editionId, validFrom, publishedAt } }: { readonly point: SeriesPoint }): VNode => (
  <div>
    <a class="figures" href={editionPath(editionId)}>
      {validFrom}
    </a>
    <div class="muted small figures">{dayOf(publishedAt)} 公布</div>
  </div>
);

function Price({ point, unit }: { readonly point: SeriesPoint; readonly unit: string }): VNode {
  const { price, low, high } = point;
  return (
    <div>
      <div class="figures">
        <strong>{grouped(price)}</strong> {unit}
      </div>
      <div class="muted small figures">{low !== null && high !== null && `${grouped(low)} 至 ${grouped(high)}`}</div>
    </div>
  );
}

function Mark({ point: { isWithdrawn, isCorrected } }: { readonly point: SeriesPoint }): VNode | null {
  if (isWithdrawn) return <Tag tone="warning">已撤回</Tag>;
  return isCorrected ? <Tag tone="caution">已更正</Tag> : null;
}
