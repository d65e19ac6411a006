/** `index.yaml` beside the editions of a table: withdrawals and checks, dated records that are only ever added to. */
import { valueRead, valueReadBefore } from '../fingerprints/read-before.js';
import type { CalendarDay, Instant } from '../engine/index.js';
import { chinaDayOf, isLater } from './calendar-day.js';
import type { LocalFault, PriceTableFault } from './price-table-faults-error.js';
import type { PublishedEdition } from './price-table-file.js';
import { readStrictYaml } from './read-strict-yaml.js';
import { validateBySchema } from './validate-by-schema.js';

const KIND = 'price-table-index';

export interface PriceTableIndex {
  readonly withdrawals: readonly { readonly edition: string; readonly withdrawnAt: Instant; readonly reason: string }[];
  readonly checks: readonly { readonly edition: string; readonly checkedOn: CalendarDay; readonly note: string }[];
}

export type IndexReading =
  | { readonly kind: 'index'; readonly index: PriceTableIndex }
  | { readonly kind: 'faults'; readonly faults: readonly PriceTableFault[] };

/** `editions` are those of the same table; every record must speak of one of them. */
export function readPriceTableIndex(
  bytes: Uint8Array,
  file: string,
  editions: readonly PublishedEdition[],
): IndexReading {
  const before = valueReadBefore(KIND, bytes) as PriceTableIndex | undefined;
  if (before !== undefined && checkIndex(before, editions).length === 0) return { kind: 'index', index: before };
  const yaml = readStrictYaml(bytes);
  if (yaml.faults.length > 0) return { kind: 'faults', faults: yaml.faults.map((fault) => ({ ...fault, file })) };
  const bySchema = validateBySchema(KIND, yaml.value);
  const index = yaml.value as PriceTableIndex;
  const faults = bySchema.length > 0 ? bySchema : checkIndex(index, editions);
  if (faults.length === 0) {
    valueRead(KIND, bytes, index);
    return { kind: 'index', index };
  }
  return { kind: 'faults', faults: faults.map((fault) => ({ ...fault, file, line: yaml.lineOf(fault.pointer) })) };
}

/** The edition with its withdrawal, if one is recorded. */
export function withWithdrawal(published: PublishedEdition, index: PriceTableIndex): PublishedEdition {
  const record = index.withdrawals.find(({ edition }) => edition === published.edition.editionId);
  if (record === undefined) return published;
  return { ...published, edition: { ...published.edition, withdrawnAt: record.withdrawnAt } };
}

function checkIndex(index: PriceTableIndex, editions: readonly PublishedEdition[]): LocalFault[] {
  const publishedAt = new Map(editions.map(({ edition }) => [edition.editionId, edition.publishedAt]));
  const ids = [...publishedAt.keys()].join(', ');
  const unknown = (edition: string): string => `there is no edition "${edition}" in this table; allowed: ${ids}`;
  const withdrawals = index.withdrawals.map(({ edition, withdrawnAt }, position) => {
    const published = publishedAt.get(edition);
    if (published === undefined) return unknown(edition);
    const first = index.withdrawals.findIndex((record) => record.edition === edition);
    if (first < position) return `${edition} is withdrawn twice, first in /withdrawals/${first}`;
    return isLater(withdrawnAt, published) ? null : `withdrawn ${withdrawnAt}, not later than published (${published})`;
  });
  const checks = index.checks.map(({ edition, checkedOn }) => {
    const published = publishedAt.get(edition);
    if (published === undefined) return unknown(edition);
    return checkedOn >= chinaDayOf(published)
      ? null
      : `checked on ${checkedOn}, before it was published (${published})`;
  });
  return [
    ...recordFaults(withdrawals, 'withdrawals', 'wrong-withdrawal'),
    ...recordFaults(checks, 'checks', 'wrong-check'),
  ];
}

function recordFaults(messages: readonly (string | null)[], list: string, code: LocalFault['code']): LocalFault[] {
  return messages.flatMap((message, position) =>
    message === null ? [] : [{ code, pointer: `/${list}/${position}`, message }],
  );
}
