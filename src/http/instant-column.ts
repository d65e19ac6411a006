import type { ValueTransformer } from 'typeorm';

/** An instant as RFC 3339 in UTC: text in SQLite, `timestamptz` in PostgreSQL, whose driver hands out dates. */
export const instantColumn: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
};
