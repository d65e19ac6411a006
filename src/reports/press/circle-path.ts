/** Distance of the control points that makes four Bézier curves a circle. */
const handle = 0.5523;

export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 ? '0' : String(rounded);
}

/** A full circle as path operators. */
export function circlePath({ x, y, radius }: { x: number; y: number; radius: number }): string {
  const reach = handle * radius;
  const quarter = (...values: readonly number[]): string => `${values.map(number).join(' ')} c`;
  return [
    `${number(x + radius)} ${number(y)} m`,
    quarter(x + radius, y + reach, x + reach, y + radius, x, y + radius),
    quarter(x - reach, y + radius, x - radius, y + reach, x - radius, y),
    quarter(x - radius, y - reach, x - reach, y - radius, x, y - radius),
    quarter(x + reach, y - radius, x + radius, y - reach, x + radius, y),
    'h',
  ].join(' ');
}
