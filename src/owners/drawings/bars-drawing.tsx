/**
 * Bars of amounts: words and figures are text of the page, which grows and wraps with it; only the bars are drawn. Every
 * figure shown is the chart's own text.
 */
import type { VNode } from 'preact';
import type { BarChart } from '../../reports/report-document.js';
import { linearScale, type Scale } from '../../http/page/chart-scale.js';

type Bar = BarChart['bars'][number];

const WIDTH = 300;
const HEIGHT = 12;

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly tone: string;
}

/** Stacked by series: amounts above zero to the right, amounts below zero to the left. */
function segmentsOf({ values }: Bar, { series }: BarChart): readonly Segment[] {
  let [left, right] = [0, 0];
  return values.map((text, index) => {
    const value = Number(text);
    const from = value > 0 ? right : left;
    if (value > 0) right += value;
    else left += value;
    return { from, to: from + value, tone: series[index]?.tone ?? 'neutral' };
  });
}

export function BarsDrawing({ chart }: { readonly chart: BarChart }): VNode {
  const rows = chart.bars.map((bar) => ({ bar, segments: segmentsOf(bar, chart) }));
  const ends = rows.flatMap(({ segments }) => segments.flatMap(({ from, to }) => [from, to]));
  const place = linearScale([Math.min(0, ...ends), Math.max(0, ...ends)], [0, WIDTH]);
  return (
    <figure class="chart bars" aria-label={chart.alt}>
      {chart.title !== '' && <figcaption>{chart.title}</figcaption>}
      <ul class="bar-list">
        {rows.map(({ bar, segments }) => (
          <li>
            <span class="bar-label">{bar.label}</span>
            <span class="bar-value figures">{bar.valueLabel}</span>
            <Segments segments={segments} place={place} />
          </li>
        ))}
      </ul>
      <ul class="legend">
        {chart.series.map(({ name, tone }) => (
          <li class={tone}>{name}</li>
        ))}
      </ul>
    </figure>
  );
}

function Segments({ segments, place }: { readonly segments: readonly Segment[]; readonly place: Scale }): VNode {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <line class="axis" x1={place(0)} x2={place(0)} y1="0" y2={HEIGHT} />
      {segments
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, tone }) => {
          const [x, end] = [place(Math.min(from, to)), place(Math.max(from, to))];
          return <rect class={`bar ${tone}`} x={x} width={Math.max(1, end - x)} y="1" height={HEIGHT - 2} />;
        })}
    </svg>
  );
}
