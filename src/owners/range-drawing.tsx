/** The range as a drawing that needs no script: low, value, high on one line. */
import type { VNode } from 'preact';
import type { Appraisal } from '../engine/index.js';
import { yuan } from '../reports/content/format.js';

const WIDTH = 340;
const MARGIN = 20;

/** Only the place on the line is drawn from the rounded ratio; every figure shown is the appraisal's text. */
function placeOf(value: string, { low, high }: Appraisal['range']): number {
  const span = Number(high) - Number(low);
  const share = span === 0 ? 0.5 : (Number(value) - Number(low)) / span;
  return Math.round(MARGIN + share * (WIDTH - 2 * MARGIN));
}

export function RangeDrawing({ appraisal: { range, residualValue } }: { readonly appraisal: Appraisal }): VNode {
  const place = placeOf(residualValue, range);
  const label = `残余价值 ${yuan(residualValue)}，范围 ${yuan(range.low)} 至 ${yuan(range.high)}`;
  return (
    <figure class="chart range">
      <svg viewBox={`0 0 ${WIDTH} 110`} role="img" aria-label={label}>
        <line class="range-line" x1={MARGIN} y1="48" x2={WIDTH - MARGIN} y2="48" />
        <circle class="range-dot" cx={place} cy="48" r="9" />
        <text class="chart-value" x={Math.min(Math.max(place, 70), WIDTH - 70)} y="26" text-anchor="middle">
          {yuan(residualValue)}
        </text>
        <text x={MARGIN - 8} y="80">
          {yuan(range.low)}
        </text>
        <text x={MARGIN - 8} y="102">
          最低
        </text>
        <text x={WIDTH - MARGIN + 8} y="80" text-anchor="end">
          {yuan(range.high)}
        </text>
        <text x={WIDTH - MARGIN + 8} y="102" text-anchor="end">
          最高
        </text>
      </svg>
    </figure>
  );
}
