import type { VNode } from 'preact';
import { daysBetween } from '../../engine/index.js';
import { grouped } from '../../http/page/figures.js';

export interface SparkPoint {
  readonly validFrom: string;
  readonly price: string;
}

const width = 112;
const height = 32;
const inset = 4;

/** The course of one price in the width of a cell: steps, the last point drawn. What it shows is said in words too. */
export function Sparkline({ points }: { readonly points: readonly SparkPoint[] }): VNode {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return <span class="muted small">首次</span>;
  const prices = points.map(({ price }) => Number(price));
  const x = scale(0, daysBetween(first.validFrom, last.validFrom), [inset, width - inset]);
  const y = scale(Math.min(...prices), Math.max(...prices), [height - inset, inset]);
  const places = points.map(({ validFrom, price }) => [x(daysBetween(first.validFrom, validFrom)), y(Number(price))]);
  const path = places.map(([left, top], index) => (index === 0 ? `M${left} ${top}` : `H${left}V${top}`)).join('');
  const [endX, endY] = places.at(-1) ?? [];
  const spoken = `${points.length} 期，自 ${first.validFrom} 的 ${grouped(first.price)} 元至 ${last.validFrom} 的 ${grouped(last.price)} 元`;
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={spoken}
    >
      <path class="line" d={path} />
      <circle class="dot" cx={endX} cy={endY} r="3" />
    </svg>
  );
}

/** Places on paper, not prices: rounded to tenths of a pixel. A series that never moves lies in the middle. */
function scale(from: number, to: number, [start, end]: readonly [number, number]): (value: number) => number {
  if (from === to) return () => (start + end) / 2;
  return (value) => Math.round((start + ((value - from) / (to - from)) * (end - start)) * 10) / 10;
}
