import type { VNode } from 'preact';
import type { PriceTableEdition } from '../../../engine/index.js';
import { StepChart, type ChartPoint } from '../../../http/page/line-chart.js';
import type { PriceRowKey } from '../../../price-tables/comparison/row-key.js';
import { seriesHistory, type SeriesPoint } from '../../../price-tables/comparison/series-history.js';
import { priceGaps, type PriceGap } from '../price-gaps.js';
import type { PriceNames } from '../price-names.js';
import type { PublicTable } from '../public-tables.js';

interface PriceChartWishes {
  readonly table: PublicTable;
  readonly rowKey: PriceRowKey;
  readonly names: PriceNames;
  readonly today: string;
}

/**
 * One price through time, as it counts today: corrected and withdrawn figures stand in the list of the page, not in the
 * line. Figures of another unit or tax basis than the newest are another line and left out.
 */
export function PriceChart({ table, rowKey, names, today }: PriceChartWishes): VNode {
  const editions = table.editions.map(({ edition }) => edition);
  const history = seriesHistory(editions, rowKey);
  const points = drawn(history);
  const gaps = priceGaps(editions, rowKey);
  const openGap = gaps.find(({ until }) => until === null);
  const last = points.at(-1) ?? history.at(-1);
  return (
    <>
      <StepChart
        title={`${names.key(rowKey, gradeOf(editions, rowKey))}${markOf(editions, last)}`}
        unit={last === undefined ? '元' : unitOf(last, table, names)}
        points={points.map(chartPoint)}
        until={openGap?.from ?? today}
      />
      {gaps.length > 0 && <p>{gapsInWords(gaps)}</p>}
    </>
  );
}

function unitOf({ unit, taxBasis }: SeriesPoint, table: PublicTable, names: PriceNames): string {
  const perUnit = names.perUnit(table.editions[0]?.kind ?? 'scrap', unit);
  return `${perUnit}，${taxBasis === 'excluded' ? '不含税' : '含税'}`;
}

const chartPoint = ({ validFrom, price, low, high }: SeriesPoint): ChartPoint => ({
  day: validFrom,
  value: price,
  ...(low === null || high === null ? {} : { low, high }),
});

/** The line runs on over a gap between two prices, so the words take it back. */
const gapsInWords = (gaps: readonly PriceGap[]): string =>
  `${gaps
    .map(({ from, until }) => (until === null ? `自 ${from} 起` : `${from} 起至 ${until} 以前`))
    .join('、')}，本表没有这一价格，图中的线不表示这段时间的价格。`;

export function drawn(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const standing = points.filter(({ isCorrected, isWithdrawn }) => !isCorrected && !isWithdrawn);
  const last = standing.at(-1);
  return standing.filter(({ unit, taxBasis }) => unit === last?.unit && taxBasis === last.taxBasis);
}

const markOf = (editions: readonly PriceTableEdition[], point: SeriesPoint | undefined): string =>
  editions.find(({ editionId }) => editionId === point?.editionId)?.status === 'demonstration' ? '，演示价格' : '';

export const gradeOf = (editions: readonly PriceTableEdition[], { code }: PriceRowKey): string | undefined =>
  editions.flatMap(({ rows }) => rows).findLast((row) => row.code === code)?.grade;
