/** What the entries of the log, taken together, say of one file: issued, replaced, revoked, continued. Pure. */
import type { EntryStatement } from './read-entry.js';

export interface ReportHistory {
  /** The entry that makes exactly these bytes a report; null: the log knows none. */
  readonly issue: EntryStatement | null;
  /** A longer copy of the same report, made later. */
  readonly renewal: EntryStatement | null;
  readonly superseded: EntryStatement | null;
  readonly revoked: EntryStatement | null;
}

/** `entries` in the order of the log; what they say of other reports is passed over. */
export function historyOf(sha256: string, entries: readonly EntryStatement[]): ReportHistory {
  const copies = copiesOf(sha256, entries);
  const about = entries.filter((entry) => copies.has(entry.sha256));
  const last = (kind: EntryStatement['kind']): EntryStatement | null =>
    about.findLast((entry) => entry.kind === kind) ?? null;
  const own = (entry: EntryStatement): boolean => entry.sha256 === sha256;
  return {
    issue: about.find((entry) => own(entry) && isIssue(entry)) ?? null,
    renewal: longerCopies(sha256, entries).at(-1) ?? null,
    superseded: last('report-superseded'),
    revoked: last('report-revoked'),
  };
}

const isIssue = ({ kind }: EntryStatement): boolean => kind === 'report-issued' || kind === 'report-renewed';

/** Every copy of the report these bytes are one of: what is said of one counts for all. */
export function copiesOf(sha256: string, entries: readonly EntryStatement[]): ReadonlySet<string> {
  const copies = new Set([sha256]);
  for (let known = 0; known < copies.size;) {
    known = copies.size;
    for (const { of, sha256: longer } of renewals(entries)) {
      if (of !== undefined && (copies.has(of) || copies.has(longer))) copies.add(of).add(longer);
    }
  }
  return copies;
}

function longerCopies(sha256: string, entries: readonly EntryStatement[]): readonly EntryStatement[] {
  const shorter = new Set([sha256]);
  return renewals(entries).filter((entry) => {
    const isLonger = entry.of !== undefined && shorter.has(entry.of);
    if (isLonger) shorter.add(entry.sha256);
    return isLonger;
  });
}

const renewals = (entries: readonly EntryStatement[]): readonly EntryStatement[] =>
  entries.filter(({ kind }) => kind === 'report-renewed');
