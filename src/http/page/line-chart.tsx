/** History of a value, drawn on the server: readable without script, and as a table for whoever cannot see it. */
import type { VNode } from 'preact';
import { dayNumber, dayTicks, linearScale, valueTicks, type Scale } from './chart-scale.js';
import { DataTable, type Column } from './data-table.js';
import { grouped } from './figures.js';

export interface ChartPoint {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Decimal text, shown as it stands. */
  readonly value: string;
  readonly low?: string;
  readonly high?: string;
  /** Said in the table, and the point is drawn in another colour: 已更正, 已撤回. */
  readonly mark?: string;
}

interface ChartWishes {
  readonly title: string;
  readonly unit: string;
  /** Oldest first. */
  readonly points: readonly ChartPoint[];
  /** The day up to which the last value holds, `YYYY-MM-DD`: a step is drawn to there. */
  readonly until?: string;
}

/** Measured values joined by lines: indices. */
export function LineChart(wishes: ChartWishes): VNode {
  return <Chart {...wishes} isStep={false} />;
}

/** Values that hold from a day until the next one: prices. */
export function StepChart(wishes: ChartWishes): VNode {
  return <Chart {...wishes} isStep />;
}

function Chart(wishes: ChartWishes & { readonly isStep: boolean }): VNode {
  const { title, unit, points } = wishes;
  return (
    <figure class="chart">
      <figcaption>
        {title}
        <span class="muted">（{unit}）</span>
      </figcaption>
      {points.length === 0 ? (
        <p class="muted">还没有可以画出的数值。</p>
      ) : (
        <>
          <Drawing {...wishes} size={{ width: 920, height: 300, left: 84, days: 8, look: 'chart-wide' }} />
          <Drawing {...wishes} size={{ width: 340, height: 230, left: 66, days: 3, look: 'chart-narrow' }} />
          <details>
            <summary>以表格查看</summary>
            <DataTable caption={title} isCaptionUnseen columns={columnsFor(wishes)} rows={[...points].reverse()} />
          </details>
        </>
      )}
    </figure>
  );
}

function columnsFor({ points, unit }: ChartWishes): readonly Column<ChartPoint>[] {
  const hasRange = points.some(({ low }) => low !== undefined);
  const range: readonly Column<ChartPoint>[] = [
    { label: '低', isNumeric: true, cell: ({ low }) => (low === undefined ? '—' : grouped(low)) },
    { label: '高', isNumeric: true, cell: ({ high }) => (high === undefined ? '—' : grouped(high)) },
  ];
  const marks: readonly Column<ChartPoint>[] = [{ label: '说明', cell: ({ mark }) => mark ?? '' }];
  return [
    { label: '日期', isHead: true, cell: ({ day }) => <span class="figures">{day}</span> },
    { label: `数值（${unit}）`, isNumeric: true, cell: ({ value }) => grouped(value) },
    ...(hasRange ? range : []),
    ...(points.some(({ mark }) => mark !== undefined) ? marks : []),
  ];
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly days: number;
  readonly look: string;
}

interface DrawingWishes extends ChartWishes {
  readonly isStep: boolean;
  readonly size: Size;
}

interface Places {
  readonly x: (day: string) => number;
  readonly y: Scale;
  readonly end: string;
}

const top = 14;
const bottom = 34;
const right = 16;

function Drawing(wishes: DrawingWishes): VNode {
  const { points, size, isStep } = wishes;
  const ticks = valueTicks(points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value].map(Number)));
  const places = placesFor(wishes, ticks);
  return (
    <svg class={size.look} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={spoken(wishes)}>
      <Grid ticks={ticks} size={size} places={places} first={points[0]?.day ?? ''} />
      <Band points={points} places={places} isStep={isStep} />
      <path class="line" d={lineOf(points, places, isStep)} />
      {points.length <= mostDots && points.map((point) => <Dot point={point} places={places} />)}
    </svg>
  );
}

/** More of them would hide the line. */
const mostDots = 60;

function placesFor({ points, size, isStep, until = '' }: DrawingWishes, ticks: readonly number[]): Places {
  const first = points[0]?.day ?? '';
  const last = points.at(-1)?.day ?? first;
  const end = isStep && until > last ? until : last;
  const scale = linearScale([dayNumber(first), dayNumber(end)], [size.left + 8, size.width - right]);
  const y = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], [size.height - bottom, top]);
  return { x: (day) => scale(dayNumber(day)), y, end };
}

function spoken({ title, unit, points }: ChartWishes): string {
  const last = points.at(-1);
  return `${title}：${points.length} 个数值，最近一个是 ${last?.day ?? ''} 的 ${grouped(last?.value ?? '')} ${unit}`;
}

function Dot({ point: { day, value, mark }, places }: { readonly point: ChartPoint; readonly places: Places }): VNode {
  return (
    <circle class={mark === undefined ? 'dot' : 'dot marked'} cx={places.x(day)} cy={places.y(Number(value))} r="4" />
  );
}

interface GridWishes {
  readonly ticks: readonly number[];
  readonly size: Size;
  readonly places: Places;
  readonly first: string;
}

function Grid({ ticks, size, places: { x, y, end }, first }: GridWishes): VNode {
  const days = dayTicks(first, end, size.days);
  const shown = days.length > 0 ? days : [{ day: first, label: first }];
  return (
    <>
      {ticks.map((tick) => (
        <>
          <line class="grid" x1={size.left} x2={size.width - right} y1={y(tick)} y2={y(tick)} />
          <text x={size.left - 8} y={y(tick) + 5} text-anchor="end">
            {grouped(String(tick))}
          </text>
        </>
      ))}
      {shown.map(({ day, label }) => (
        <>
          <line class="axis" x1={x(day)} x2={x(day)} y1={size.height - bottom} y2={size.height - bottom + 5} />
          <text x={clamp(x(day), size)} y={size.height - 10} text-anchor="middle">
            {label}
          </text>
        </>
      ))}
    </>
  );
}

/** Words at the edges stay inside the drawing. */
const clamp = (x: number, { width, left }: Size): number => Math.min(Math.max(x, left + 4), width - 32);

interface BandWishes {
  readonly points: readonly ChartPoint[];
  readonly places: Places;
  readonly isStep: boolean;
}

/** Between low and high, drawn only where every point says both. */
function Band({ points, places, isStep }: BandWishes): VNode | null {
  const lows = points.flatMap(({ day, low }) => (low === undefined ? [] : [{ day, value: low }]));
  const highs = points.flatMap(({ day, high }) => (high === undefined ? [] : [{ day, value: high }]));
  if (lows.length !== points.length || highs.length !== points.length) return null;
  const upper = placesOf(highs, places, isStep);
  const lower = [...placesOf(lows, places, isStep)].reverse();
  return <path class="band" d={`M${[...upper, ...lower].join('L')}Z`} />;
}

const lineOf = (points: readonly ChartPoint[], places: Places, isStep: boolean): string =>
  `M${placesOf(points, places, isStep).join('L')}`;

function placesOf(points: readonly ChartPoint[], { x, y, end }: Places, isStep: boolean): readonly string[] {
  const all = points.map(({ day, value }) => ({ x: x(day), y: y(Number(value)) }));
  if (!isStep) return all.map((one) => `${one.x} ${one.y}`);
  return all.flatMap((one, index) => [`${one.x} ${one.y}`, `${all[index + 1]?.x ?? x(end)} ${one.y}`]);
}
