import type { Frame } from '../page-geometry.js';

export interface Axis {
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** The horizontal place of a value on the page. */
  readonly place: (value: number) => number;
}

const wantedSteps = 5;

/** A step of 1, 2, 2.5 or 5 times a power of ten, at least a fifth of the span. */
function stepOf(span: number): number {
  const rough = span / wantedSteps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return factor * power;
}

/** A linear axis that contains both ends and begins and ends on a line of its grid. */
export function axisOf({ low, high }: { low: number; high: number }, frame: Frame): Axis {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) {
    return { ticks: [{ value: 0, label: '0' }], place: () => frame.x };
  }
  const step = stepOf(span);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const scale = frame.width / ((last - first) * step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => {
    const value = (first + index) * step;
    return { value, label: tickLabel(value, step) };
  });
  return { ticks, place: (value) => frame.x + (value - first * step) * scale };
}

/** Scale figures only: amounts themselves are labelled by the report's content. Decimals as the step has them. */
function tickLabel(value: number, step: number): string {
  const decimals = String(Number(step.toPrecision(6))).split('.')[1]?.length ?? 0;
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  if (value === 0) return '0';
  return value < 0 ? `−${digits}` : digits;
}
