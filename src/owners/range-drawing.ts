/** The range as a drawing that needs no script: low, value, high on one line. */
import type { Appraisal } from '../engine/index.js';
import { yuan } from '../reports/content/format.js';
import { html, type Html } from './page-frame.js';

const WIDTH = 600;
const MARGIN = 60;

/** Only the place on the line is drawn from the rounded ratio; every figure shown is the appraisal's text. */
function placeOf(value: string, { low, high }: Appraisal['range']): number {
  const span = Number(high) - Number(low);
  const share = span === 0 ? 0.5 : (Number(value) - Number(low)) / span;
  return Math.round(MARGIN + share * (WIDTH - 2 * MARGIN));
}

export function rangeDrawing({ range, residualValue }: Appraisal): Html {
  const place = placeOf(residualValue, range);
  const label = `残余价值 ${yuan(residualValue)}，范围 ${yuan(range.low)} 至 ${yuan(range.high)}`;
  return html`<svg viewBox="0 0 ${WIDTH} 170" role="img" aria-label="${label}">
<line x1="${MARGIN}" y1="80" x2="${WIDTH - MARGIN}" y2="80" stroke="#0b4f6c" stroke-width="8" stroke-linecap="round"/>
<circle cx="${place}" cy="80" r="13" fill="#a85a10" stroke="#fff" stroke-width="3"/>
<text x="${Math.min(Math.max(place, 150), WIDTH - 150)}" y="48" text-anchor="middle" font-size="36" font-weight="700" fill="#1b2430">${yuan(residualValue)}</text>
<text x="10" y="140" font-size="30" fill="#5a6572">${yuan(range.low)}</text>
<text x="${WIDTH - 10}" y="140" text-anchor="end" font-size="30" fill="#5a6572">${yuan(range.high)}</text>
</svg>`;
}
