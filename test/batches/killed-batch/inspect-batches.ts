/** What a firm and an auditor find once batches are through: every lift once, every report once, no number and no entry missing. */
import { nothingFound, repeated, type Findings } from '../../api/killed-service/findings.js';
import { compareWithLog, doubledIn, holesIn } from '../../api/killed-service/inspection.js';
import { LogKeeper } from '../../api/killed-service/public-log.js';
import { Register, type VersionRow } from '../../api/killed-service/register.js';
import { BatchRegister, type ItemRow } from './batch-register.js';
import type { SentBatches } from './sent-batches.js';

export interface Inspected {
  readonly dataDir: string;
  readonly sent: SentBatches;
}

export async function inspectBatches(address: string, { dataDir, sent }: Inspected): Promise<Findings> {
  const found = nothingFound();
  const batches = new BatchRegister(dataDir);
  const reports = new Register(dataDir);
  const items = batches.items();
  const versions = reports.versions();
  compareWithSent(batches, sent, found);
  eachItemOnce(items, versions, found);
  const appraised = new Set(items.map(({ appraisalId }) => appraisalId));
  found.doubled.push(...batches.appraisalIds().filter((id) => !appraised.has(id)));
  found.doubled.push(...repeated(batches.acts('appraisal.stored')).map((id) => `appraisal ${id} in the audit log`));
  found.doubled.push(...repeated(batches.acts('report.issued')).map((id) => `report ${id} in the audit log`));
  found.lost.push(...missingFrom(batches.acts('report.issued'), items, 'reportId'));
  found.lost.push(...missingFrom(batches.acts('appraisal.stored'), items, 'appraisalId'));
  found.holes.push(...holesIn(versions));
  found.doubled.push(...doubledIn(versions));
  for (const { number, sha256 } of versions) {
    if (sha256 === null || !reports.isArchived(sha256)) found.lost.push(`the bytes of ${number}`);
  }
  const log = new LogKeeper();
  found.others.push(...(await log.look(address)), ...reports.damage());
  compareWithLog(log.entries(), versions, found);
  return found;
}

/** What was acknowledged is there, whole, and nothing else is. */
function compareWithSent(batches: BatchRegister, { ids, lifts }: SentBatches, found: Findings): void {
  const acknowledged = [...ids.values()].sort();
  const stored = batches.batchIds();
  found.lost.push(...acknowledged.filter((id) => !stored.includes(id)).map((id) => `batch ${id}`));
  found.doubled.push(...stored.filter((id) => !acknowledged.includes(id)).map((id) => `batch ${id}`));
  for (const id of stored) {
    const positions = batches.items().filter(({ batchId }) => batchId === id);
    if (positions.length !== lifts) found.lost.push(`${positions.length} lifts of batch ${id}`);
  }
  found.doubled.push(...repeated(batches.acts('batch.stored')).map((id) => `batch ${id} in the audit log`));
}

function eachItemOnce(items: readonly ItemRow[], versions: readonly VersionRow[], found: Findings): void {
  const reportOf = new Map(versions.map(({ appraisalId, id }) => [appraisalId, id]));
  for (const { batchId, position, state, appraisalId, reportId, problem } of items) {
    const name = `lift ${position} of batch ${batchId}`;
    if (state !== 'done' || appraisalId === null) found.lost.push(`${name} is ${state}: ${problem}`);
    else if (reportId === null || reportOf.get(appraisalId) !== reportId) found.lost.push(`the report of ${name}`);
  }
  found.doubled.push(...repeated(items.map(({ appraisalId }) => appraisalId ?? '')).filter((id) => id !== ''));
  found.doubled.push(...repeated(items.map(({ reportId }) => reportId ?? '')).filter((id) => id !== ''));
  const held = new Set(items.map(({ reportId }) => reportId));
  found.doubled.push(...versions.filter(({ id }) => !held.has(id)).map(({ number }) => `${number} is no lift’s`));
}

function missingFrom(acts: readonly string[], items: readonly ItemRow[], column: 'appraisalId' | 'reportId'): string[] {
  const told = new Set(acts);
  return items.flatMap((item) => {
    const id = item[column];
    return id === null || told.has(id) ? [] : [`${column} ${id} in the audit log`];
  });
}
