/** Values of PostgreSQL in the shape SQLite gives them: so the program reads one and the same, whichever database it has. */
import pg from 'pg';

const { builtins } = pg.types;
/** Of a session in UTC, with the date style ISO. */
const instant = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/;

export function readInstant(text: string): string {
  const [, day, time, fraction = ''] = instant.exec(text) ?? [];
  if (day === undefined || time === undefined) throw new Error(`not an instant in UTC: ${text}`);
  return `${day}T${time}.${fraction.padEnd(3, '0')}Z`;
}

/** Counts and sums; one that a number cannot hold stays text. */
export function readWhole(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

const readers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, readInstant],
  [builtins.INT8, readWhole],
  [builtins.NUMERIC, readWhole],
]);

/** For the connections of one pool: the driver's own table of types is everybody's and stays as it is. */
export const postgresValues: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    readers.get(type) ?? (pg.types.getTypeParser(type, format) as unknown)) as pg.CustomTypesConfig['getTypeParser'],
};
