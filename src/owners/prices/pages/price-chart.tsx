import type { VNode } from 'preact';
import type { PriceTableEdition } from '../../../engine/index.js';
import { StepChart } from '../../../http/page/line-chart.js';
import type { PriceRowKey } from '../../../price-tables/comparison/row-key.js';
import { seriesHistory, type SeriesPoint } from '../../../price-tables/comparison/series-history.js';
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
  const points = drawn(seriesHistory(editions, rowKey));
  const last = points.at(-1);
  const unit = names.perUnit(table.editions[0]?.kind ?? 'scrap', last?.unit ?? '');
  const basis = last?.taxBasis === 'excluded' ? '不含税' : '含税';
  return (
    <StepChart
      title={`${names.key(rowKey, gradeOf(editions, rowKey))}${markOf(editions, last)}`}
      unit={`${unit}，${basis}`}
      points={points.map(({ validFrom, price, low, high }) => ({
        day: validFrom,
        value: price,
        ...(low === null || high === null ? {} : { low, high }),
      }))}
      until={today}
    />
  );
}

export function drawn(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const standing = points.filter(({ isCorrected, isWithdrawn }) => !isCorrected && !isWithdrawn);
  const last = standing.at(-1);
  return standing.filter(({ unit, taxBasis }) => unit === last?.unit && taxBasis === last.taxBasis);
}

const markOf = (editions: readonly PriceTableEdition[], point: SeriesPoint | undefined): string =>
  editions.find(({ editionId }) => editionId === point?.editionId)?.status === 'demonstration' ? '，演示价格' : '';

export const gradeOf = (editions: readonly PriceTableEdition[], { code }: PriceRowKey): string | undefined =>
  editions.flatMap(({ rows }) => rows).findLast((row) => row.code === code)?.grade;
