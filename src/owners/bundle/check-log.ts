/** What a bundle brings of the public log: is the checkpoint signed, is every entry in it, and what do they say? Pure. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readCheckpoint, type Checkpoint } from '../../transparency/checkpoint.js';
import { leafHash, provesInclusion } from '../../transparency/merkle-tree.js';
import { readEntry, type EntryStatement } from '../../transparency/read-entry.js';
import { copiesOf, historyOf, type ReportHistory } from '../../transparency/report-history.js';
import { bundleFault, type BundleFault } from './bundle-faults.js';
import { bundlePlaces, logProofFormat, type WrittenEntry } from './bundle-format.js';
import type { NamedEdition } from './bundled-rule-book.js';
import { readCanonical } from './read-bundle.js';
import { readHashes } from './read-hashes.js';

export interface CheckedLog {
  readonly key: KeyObject | null;
  /** The key comes from elsewhere than the bundle. */
  readonly isKeyTrusted: boolean;
  readonly checkpoint: Checkpoint | null;
  readonly history: ReportHistory | null;
  readonly faults: readonly BundleFault[];
}

export interface LogExpectation {
  /** null: none is at hand; the bundle's own is used and said to be no more than that. */
  readonly trustedKey: KeyObject | null;
  readonly sha256: string;
  readonly reportNumber: string | null;
  readonly publicEditions: readonly NamedEdition[];
}

type Files = ReadonlyMap<string, Uint8Array>;

export function checkLog(files: Files, expected: LogExpectation): CheckedLog {
  const { key, faults } = checkedKey(files, expected.trustedKey);
  const isKeyTrusted = expected.trustedKey !== null;
  const note = Buffer.from(files.get(bundlePlaces.checkpoint) ?? []).toString('utf8');
  const checkpoint = (key && readCheckpoint(note, key)) ?? null;
  if (!checkpoint) faults.push(bundleFault('checkpoint-not-signed'));
  const entries = bundledEntries(files.get(bundlePlaces.entries));
  if (entries === null) faults.push(bundleFault('entries-unreadable'));
  const history = checkpoint && entries && checkedHistory({ entries, checkpoint, expected }, faults);
  return { key, isKeyTrusted, checkpoint, history, faults };
}

function checkedKey(files: Files, trusted: KeyObject | null): { key: KeyObject | null; faults: BundleFault[] } {
  const own = bundledKey(files);
  const key = trusted ?? own;
  if (!own) return { key, faults: [bundleFault('log-key-unreadable')] };
  return { key, faults: trusted === null || own.equals(trusted) ? [] : [bundleFault('log-key-differs')] };
}

interface SignedEntries {
  readonly entries: readonly WrittenEntry[];
  readonly checkpoint: Checkpoint;
  readonly expected: LogExpectation;
}

function checkedHistory({ entries, checkpoint, expected }: SignedEntries, faults: BundleFault[]): ReportHistory {
  const statements = entries.flatMap((entry) => provenStatement(entry, checkpoint, faults));
  faults.push(...doubled(entries), ...strangers(statements, expected));
  const history = historyOf(expected.sha256, statements);
  faults.push(...reportFaults(history, expected), ...tableFaults(statements, expected.publicEditions));
  return history;
}

function bundledKey(files: Files): KeyObject | null {
  try {
    const key = createPublicKey(Buffer.from(files.get(bundlePlaces.logKey) ?? []));
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function bundledEntries(bytes: Uint8Array | undefined): readonly WrittenEntry[] | null {
  const value = readCanonical(bytes) as { readonly format?: unknown; readonly items?: unknown } | null;
  if (value?.format !== logProofFormat || !Array.isArray(value.items)) return null;
  return value.items.every(isWritten) ? value.items : null;
}

function isWritten(item: unknown): item is WrittenEntry {
  const { position, content, proof } = (item ?? {}) as Partial<Record<keyof WrittenEntry, unknown>>;
  return Number.isSafeInteger(position) && typeof content === 'string' && readHashes(proof) !== null;
}

function provenStatement(
  entry: WrittenEntry,
  { size, root }: Checkpoint,
  faults: BundleFault[],
): readonly EntryStatement[] {
  const { position, content } = entry;
  const place = `第 ${position} 条`;
  const leaf = leafHash(Buffer.from(content, 'utf8'));
  const proof = readHashes(entry.proof) ?? [];
  if (!provesInclusion({ position, size, leaf, proof, root })) {
    faults.push(bundleFault('entry-not-in-the-log', place));
    return [];
  }
  const reading = readEntry(content);
  if (reading.kind === 'read') return [reading.statement];
  faults.push(bundleFault(reading.kind === 'unknown' ? 'entry-unknown' : 'entry-not-canonical', place));
  return [];
}

function doubled(entries: readonly WrittenEntry[]): readonly BundleFault[] {
  const positions = entries.map(({ position }) => position);
  return positions
    .filter((position, index) => positions.indexOf(position) !== index)
    .map((position) => bundleFault('entry-twice', `第 ${position} 条`));
}

/** Entries about something else prove nothing here; they would only lend weight to what they stand beside. */
function strangers(
  statements: readonly EntryStatement[],
  { sha256, publicEditions }: LogExpectation,
): readonly BundleFault[] {
  const copies = copiesOf(sha256, statements);
  const editions = new Set(publicEditions.map(({ editionId }) => editionId));
  return statements
    .filter((one) => (one.editionId === undefined ? !copies.has(one.sha256) : !editions.has(one.editionId)))
    .map((one) => bundleFault('entry-of-another-subject', one.editionId ?? one.sha256));
}

function reportFaults({ issue, revoked, superseded }: ReportHistory, expected: LogExpectation): readonly BundleFault[] {
  const { sha256, reportNumber } = expected;
  const number = issue?.number;
  return [
    ...(issue ? [] : [bundleFault('report-not-in-the-log', sha256)]),
    ...(number === undefined || number === reportNumber ? [] : [bundleFault('report-number-differs', number)]),
    ...(revoked ? [bundleFault('report-revoked', revoked.at)] : []),
    ...(superseded ? [bundleFault('report-superseded', `${superseded.by ?? ''} ${superseded.at}`)] : []),
  ];
}

function tableFaults(statements: readonly EntryStatement[], editions: readonly NamedEdition[]): readonly BundleFault[] {
  return editions.flatMap(({ editionId, sha256 }) => {
    const published = statements.find((one) => one.kind === 'price-edition-published' && one.editionId === editionId);
    if (!published) return [bundleFault('price-table-not-in-the-log', editionId)];
    return published.sha256 === sha256 ? [] : [bundleFault('price-table-in-the-log-differs', editionId)];
  });
}
