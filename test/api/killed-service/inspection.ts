/** What an owner and an auditor find after a kill: every acknowledged report, its bytes, its number, its entry in the log. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadShelf, type Shelf } from '../../../src/appraisals/shelf.js';
import { packageRoot } from '../../../src/config/package-root.js';
import { sha256Hex } from '../../../src/fingerprints/sha256.js';
import { verifyReport } from '../../../src/reports/verify-report.js';
import { readPemCertificates } from '../../../src/signing/signer.js';
import type { AcknowledgedReport } from './issue-one-report.js';
import { LogKeeper } from './public-log.js';
import type { Register, VersionRow } from './register.js';

export interface Findings {
  readonly lost: string[];
  readonly doubled: string[];
  readonly unsigned: string[];
  readonly holes: string[];
  readonly others: string[];
}

export const nothingFound = (): Findings => ({ lost: [], doubled: [], unsigned: [], holes: [], others: [] });

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, place) => values.indexOf(value) !== place);

export class Inspection {
  private readonly log = new LogKeeper();
  /** Bytes that verified once verify for ever: the archive's are hashed every time, verified the first time. */
  private readonly verified = new Set<string>();

  private constructor(
    private readonly dataDir: string,
    private readonly register: Register,
    private readonly shelf: Shelf,
  ) {}

  static async of(dataDir: string, register: Register): Promise<Inspection> {
    const folders = { standardsDir: 'standards', priceTablesDir: 'price-tables' };
    const at = (folder: string): string => join(packageRoot, folder);
    const shelf = await loadShelf({
      standardsDir: at(folders.standardsDir),
      priceTablesDir: at(folders.priceTablesDir),
    });
    return new Inspection(dataDir, register, shelf);
  }

  /** To be asked before a kill: the checkpoint that the log must have grown from afterwards. */
  keepCheckpoint(address: string): Promise<readonly string[]> {
    return this.log.look(address);
  }

  async inspect(address: string, acknowledged: readonly AcknowledgedReport[]): Promise<Findings> {
    const found = nothingFound();
    const versions = this.register.versions();
    for (const report of acknowledged) await this.look(address, { report, versions, found });
    found.holes.push(...holesIn(versions));
    found.doubled.push(...doubledIn(versions));
    found.doubled.push(...repeated(this.register.issuedActs()).map((id) => `${id} issued twice`));
    for (const { number, sha256 } of versions) {
      if (sha256 && !this.verified.has(sha256)) found.unsigned.push(`${number} has ${sha256}, which was not verified`);
    }
    found.others.push(...(await this.log.look(address)), ...this.register.damage());
    compareWithLog(this.log.entries(), versions, found);
    return found;
  }

  private async look(address: string, { report, versions, found }: Looked): Promise<void> {
    const { number, sha256, appraisalId } = report;
    if (!versions.some((row) => isSame(row, report))) found.lost.push(number);
    if (!this.register.isArchived(sha256)) found.lost.push(`the bytes of ${number}`);
    if (this.verified.has(sha256)) return;
    const served = await servedReport(address, appraisalId);
    if (served === null || sha256Hex(served) !== sha256) found.lost.push(`${number} is not served as acknowledged`);
    else if (this.isSealed(served)) this.verified.add(sha256);
    if (!(await this.log.proves(address, sha256))) found.lost.push(`the log’s entry of ${number}`);
  }

  /** Signed by the authority of this data folder, unchanged, with the figures of the engine. */
  private isSealed(pdf: Uint8Array): boolean {
    const root = readFileSync(join(this.dataDir, 'development-authority', 'root.pem'), 'utf8');
    const means = { trustStore: readPemCertificates(root), now: new Date(), shelf: this.shelf };
    const { verdict, signature } = verifyReport(pdf, means);
    return verdict === 'valid' && signature.verdict === 'development' && signature.signatures.length > 0;
  }
}

const isSame = (row: VersionRow, report: AcknowledgedReport): boolean =>
  (['number', 'code', 'sha256', 'appraisalId'] as const).every((column) => row[column] === report[column]);

interface Looked {
  readonly report: AcknowledgedReport;
  readonly versions: readonly VersionRow[];
  readonly found: Findings;
}

/** null: there is no report. */
export async function servedReport(address: string, appraisalId: string): Promise<Uint8Array | null> {
  const answer = await fetch(`${address}/v1/appraisals/${appraisalId}/report`);
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
}

const sequence = (number: string): number => Number(/第(\d+)号/.exec(number)?.[1]);

function holesIn(versions: readonly VersionRow[]): string[] {
  const taken = new Set(versions.map(({ number }) => sequence(number)));
  const missing = Array.from({ length: Math.max(0, ...taken) }, (_, index) => index + 1).filter(
    (one) => !taken.has(one),
  );
  return missing.map((one) => `number ${one}`);
}

function doubledIn(versions: readonly VersionRow[]): string[] {
  const columns = [versions.map(({ number }) => number), versions.map(({ appraisalId }) => appraisalId)];
  return columns.flatMap(repeated).map((value) => `${value} in the register`);
}

/** One entry for each issued report, and none for anything else. */
function compareWithLog(
  entries: readonly { readonly sha256: string; readonly number: string }[],
  versions: readonly VersionRow[],
  found: Findings,
): void {
  const issued = new Map(versions.flatMap(({ sha256, number }) => (sha256 ? [[sha256, number] as const] : [])));
  found.doubled.push(...repeated(entries.map(({ sha256 }) => sha256)).map((sha256) => `${sha256} in the log`));
  for (const { sha256, number } of entries) {
    if (issued.get(sha256) !== number) found.others.push(`the log has ${number}, the register has not`);
    issued.delete(sha256);
  }
  found.holes.push(...[...issued.values()].map((number) => `${number} in the log`));
}
