/** The range as a drawing that needs no script: low, value, high on one line. */
import type { VNode } from 'preact';
import type { RangeChart } from '../../reports/report-document.js';

const WIDTH = 340;
const MARGIN = 20;

/** Only the place on the line is drawn from the rounded ratio; every figure shown is the chart's text. */
function placeOf({ low, value, high }: RangeChart): number {
  const [from, to] = [Number(low.value), Number(high.value)];
  const share = to === from ? 0.5 : (Number(value.value) - from) / (to - from);
  return Math.round(MARGIN + share * (WIDTH - 2 * MARGIN));
}

/** Roughly: Latin figures are half as wide as the type is high. */
const halfWidthOf = (text: string): number => Math.min(WIDTH / 2, text.length * 5.5);

export function RangeDrawing({ chart }: { readonly chart: RangeChart }): VNode {
  const { title, alt, low, value, high } = chart;
  const place = placeOf(chart);
  const half = halfWidthOf(value.label);
  return (
    <figure class="chart range">
      {title !== '' && <figcaption>{title}</figcaption>}
      <svg viewBox={`0 0 ${WIDTH} 110`} role="img" aria-label={alt}>
        <line class="range-line" x1={MARGIN} y1="48" x2={WIDTH - MARGIN} y2="48" />
        <circle class="range-dot" cx={place} cy="48" r="9" />
        <text class="chart-value" x={Math.min(Math.max(place, half), WIDTH - half)} y="26" text-anchor="middle">
          {value.label}
        </text>
        <text x={MARGIN - 8} y="80">
          {low.label}
        </text>
        <text x={MARGIN - 8} y="102">
          最低
        </text>
        <text x={WIDTH - MARGIN + 8} y="80" text-anchor="end">
          {high.label}
        </text>
        <text x={WIDTH - MARGIN + 8} y="102" text-anchor="end">
          最高
        </text>
      </svg>
    </figure>
  );
}
