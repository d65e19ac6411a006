import type { ValueTransformer } from 'typeorm';

/** Yes or no, kept as 1 or 0: SQLite has no other. */
export const yesOrNo: ValueTransformer = {
  to: (value: unknown) => (typeof value === 'boolean' ? Number(value) : value),
  from: (value: unknown) => value === 1,
};
