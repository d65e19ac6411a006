/** One standard's folder: its editions and the index beside them, with the checks that need both. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compareInstants, isCalendarDay, isInstant } from '../engine/index.js';
import type { IndexFile, Loose } from './edition-files.js';
import { readEdition } from './read-standard-edition.js';
import { readShapedFile } from './read-shaped-file.js';
import type { StandardEdition } from './standard-edition.js';
import type { ReportFault } from './standard-faults-error.js';

const indexName = 'index.yaml';

export async function readShelf(dir: string, report: ReportFault): Promise<readonly StandardEdition[]> {
  const id = basename(dir);
  const found = await readdir(dir, { withFileTypes: true });
  for (const entry of found) {
    if (entry.isDirectory() || entry.name === indexName) continue;
    report({ file: `${id}/${entry.name}`, key: '', message: 'unknown file', allowed: [indexName, '<version>/'] });
  }
  const versions = found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const read = await Promise.all(versions.map((version) => readEdition(join(dir, version), report)));
  const editions = read.filter((edition) => edition !== undefined);
  checkStarts(id, editions, report);
  const index = found.some(({ name }) => name === indexName) ? await readIndex(dir, report) : undefined;
  if (!found.some(({ name }) => name === indexName)) {
    report({ file: `${id}/${indexName}`, key: '', message: 'the file is missing' });
  }
  checkIndex({ file: `${id}/${indexName}`, index, versions }, report);
  return editions.map((edition) => withIndex(edition, index));
}

async function readIndex(dir: string, report: ReportFault): Promise<Loose<IndexFile>> {
  const file = `${basename(dir)}/${indexName}`;
  const value = readShapedFile('index', await readFile(join(dir, indexName)), { file, report });
  return typeof value === 'object' && value !== null ? value : undefined;
}

/** Of editions with one start exactly one may be no correction, and none may be corrected twice. */
function checkStarts(id: string, editions: readonly StandardEdition[], report: ReportFault): void {
  const taken = new Map<string, string>();
  for (const { standard, corrects } of editions) {
    const file = `${id}/${standard.version}/edition.yaml`;
    if (corrects !== null) checkCorrection({ id, version: standard.version, corrects }, editions, report);
    const claim = corrects === null ? `start ${standard.validFrom}` : `correction of ${corrects}`;
    const other = taken.get(claim);
    if (other !== undefined) {
      const key = corrects === null ? 'validFrom' : 'corrects';
      const message = `two editions with one ${claim}: ${other} and ${standard.version}`;
      report({ file, key, message, allowed: ['another day', 'corrects: <version> of the same start'] });
    }
    taken.set(claim, standard.version);
  }
}

interface Correction {
  readonly id: string;
  readonly version: string;
  readonly corrects: string;
}

function checkCorrection(
  { id, version, corrects }: Correction,
  editions: readonly StandardEdition[],
  report: ReportFault,
): void {
  const byVersion = new Map(editions.map((edition) => [edition.standard.version, edition]));
  const start = byVersion.get(version)?.standard.validFrom;
  const allowed = [...byVersion.keys()].filter(
    (name) => name !== version && byVersion.get(name)?.standard.validFrom === start,
  );
  const place = { file: `${id}/${version}/edition.yaml`, key: 'corrects' };
  if (!allowed.includes(corrects)) {
    report({ ...place, message: `${corrects} is no other edition of the same start`, allowed });
  } else if (!leadsToAnOriginal(version, byVersion)) {
    report({ ...place, message: 'the corrections go round in a circle' });
  }
}

function leadsToAnOriginal(version: string, byVersion: ReadonlyMap<string, StandardEdition>): boolean {
  let current: string | null = version;
  for (let step = 0; current !== null && step <= byVersion.size; step += 1) {
    current = byVersion.get(current)?.corrects ?? null;
  }
  return current === null;
}

interface ShelfIndex {
  readonly file: string;
  readonly index: Loose<IndexFile>;
  readonly versions: readonly string[];
}

function checkIndex({ file, index, versions }: ShelfIndex, report: ReportFault): void {
  const entries = index?.editions;
  if (entries === undefined) return;
  for (const version of versions.filter((name) => !Object.hasOwn(entries, name))) {
    report({ file, key: `editions.${version}`, message: 'is missing: every edition has its entry' });
  }
  for (const [version, entry] of Object.entries(entries)) {
    if (!versions.includes(version)) {
      report({ file, key: `editions.${version}`, message: 'no such edition', allowed: versions });
    }
    checkDates({ file, key: `editions.${version}`, entry }, report);
  }
}

interface PlacedEntry {
  readonly file: string;
  readonly key: string;
  readonly entry: Loose<IndexFile['editions'][string]>;
}

function checkDates({ file, key, entry }: PlacedEntry, report: ReportFault): void {
  const day = entry?.lastCheckedOn;
  if (day !== undefined && !isCalendarDay(day)) {
    report({ file, key: `${key}.lastCheckedOn`, message: `${day} is no day of the calendar` });
  }
  for (const [at, withdrawal] of (entry?.withdrawals ?? []).entries()) {
    const instant = withdrawal?.withdrawnAt;
    if (instant === undefined || isInstant(instant)) continue;
    report({ file, key: `${key}.withdrawals.${at}.withdrawnAt`, message: `${instant} is no instant of the calendar` });
  }
}

function withIndex(edition: StandardEdition, index: Loose<IndexFile>): StandardEdition {
  const entry = index?.editions?.[edition.standard.version];
  const instants = (entry?.withdrawals ?? []).flatMap((withdrawal) => withdrawal?.withdrawnAt ?? []);
  const [earliest = null] = instants.filter(isInstant).sort(compareInstants);
  return { ...edition, lastCheckedOn: entry?.lastCheckedOn ?? null, withdrawnAt: earliest };
}
