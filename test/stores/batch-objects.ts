/** What migration 0015 adds to the tables, and one row for each of its insert-only ones. */
import { batchGuards } from '../../src/database/migrations/0015-batches.js';

const at = '2026-11-02T08:00:00.000Z';
const own = { organisation_id: 'local', actor: 'a', at };
const body_sha256 = 'a'.repeat(64);

export const batchRows: Readonly<Record<string, Readonly<Record<string, string | number | null>>>> = {
  batches: { id: 'B1', label: 'l', reports: 'none', items: 2, source: 'json', body_sha256, ...own },
  batch_acts: { batch_id: 'B1', number: 1, act: 'pause', ...own },
};

export const batchItemRow = {
  ...{ batch_id: 'B1', position: 1, organisation_id: 'local', state: 'waiting', attempts: 0, order_json: '{}' },
};

export const batchObjects: readonly string[] = [
  ...[...Object.keys(batchRows), 'batch_items'].map((name) => `table ${name}`),
  'index batches_by_organisation',
  ...['counted', 'open', 'by_appraisal'].map((name) => `index batch_items_${name}`),
  ...batchGuards.map(({ name }) => `trigger ${name}`),
  ...Object.keys(batchRows).flatMap((table) =>
    ['no_delete', 'no_replace', 'no_update'].map((guard) => `trigger ${table}_${guard}`),
  ),
];
