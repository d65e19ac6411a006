/** What an owner and an auditor find after a kill: every acknowledged report, its bytes, its number, its entry in the log. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadShelf, type Shelf } from '../../../src/appraisals/shelf.js';
import { packageRoot } from '../../../src/config/package-root.js';
import { sha256Hex } from '../../../src/fingerprints/sha256.js';
import { verifyReport } from '../../../src/reports/verify-report.js';
import { readPemCertificates } from '../../../src/signing/signer.js';
import { chainFindings, lostOf } from './chain-check.js';
import { addFindings, nothingFound, repeated, type Findings } from './findings.js';
import type { AcknowledgedReport, Walk, WayOfIssuing } from './issue-one-report.js';
import { LogKeeper } from './public-log.js';
import { Register, type Standing, type VersionRow } from './register.js';

/** Whom the client asked for what, and what it was told. */
export interface Inspected {
  readonly walks: readonly Walk[];
  readonly acknowledged: readonly AcknowledgedReport[];
}

export class Inspection {
  private readonly log = new LogKeeper();
  private readonly seen = new Set<string>();

  private constructor(
    private readonly dataDir: string,
    private readonly way: WayOfIssuing,
    private readonly shelf: Shelf,
    /** Bytes that verified once verify for ever. */
    private readonly verified = new Set<string>(),
    private readonly register = new Register(dataDir),
  ) {}

  static async of(dataDir: string, way: WayOfIssuing): Promise<Inspection> {
    const at = (folder: string): string => join(packageRoot, folder);
    const shelf = await loadShelf({ standardsDir: at('standards'), priceTablesDir: at('price-tables') });
    return new Inspection(dataDir, way, shelf);
  }

  /** By somebody who comes anew: hashes every file, reads the whole log and asks for every report once more. */
  afresh(): Inspection {
    return new Inspection(this.dataDir, this.way, this.shelf, this.verified);
  }

  /** To be asked before a kill: the checkpoint that the log must have grown from afterwards. */
  keepCheckpoint(address: string): Promise<readonly string[]> {
    return this.log.look(address);
  }

  async inspect(address: string, { walks, acknowledged }: Inspected): Promise<Findings> {
    const { register } = this;
    const found = nothingFound();
    const versions = register.versions();
    const standing = register.standing();
    for (const report of acknowledged) await this.look(address, { report, versions, found });
    found.lost.push(...walks.flatMap((walk) => lostOf(walk, register, standing)));
    found.holes.push(...holesIn(versions));
    found.doubled.push(...doubledIn(versions), ...unknownAppraisals(standing, walks));
    found.doubled.push(...repeated(register.acts('report.issued')).map((id) => `${id} issued twice`));
    for (const { number, sha256 } of versions) {
      if (sha256 && !this.verified.has(sha256)) found.unsigned.push(`${number} has ${sha256}, which was not verified`);
    }
    found.others.push(...(await this.log.look(address)), ...register.damage());
    compareWithLog(this.log.entries(), versions, found);
    addFindings(found, chainFindings(register, standing, this.way.slots));
    return found;
  }

  private async look(address: string, { report, versions, found }: Looked): Promise<void> {
    const { number, sha256, appraisalId } = report;
    if (!versions.some((row) => isSame(row, report))) found.lost.push(number);
    if (!this.register.isArchived(sha256)) found.lost.push(`the bytes of ${number}`);
    if (this.seen.has(sha256)) return;
    const served = await servedReport(address, appraisalId, this.way.reader);
    if (served === null || sha256Hex(served) !== sha256) found.lost.push(`${number} is not served as acknowledged`);
    else if (this.verified.has(sha256) || this.isSigned(served)) this.verified.add(sha256);
    if (!(await this.log.proves(address, sha256))) found.lost.push(`the log’s entry of ${number}`);
    else this.seen.add(sha256);
  }

  /** By everybody who must, under the authority of this data folder; unchanged, with the figures of the engine. */
  private isSigned(pdf: Uint8Array): boolean {
    const root = readFileSync(join(this.dataDir, 'development-authority', 'root.pem'), 'utf8');
    const means = { trustStore: readPemCertificates(root), now: new Date(), shelf: this.shelf };
    const { verdict, signature } = verifyReport(pdf, means);
    const intact = signature.signatures.filter(({ integrity }) => integrity === 'intact');
    const isComplete = intact.map(({ fieldName }) => fieldName).join() === this.way.fields.join();
    return verdict === 'valid' && signature.verdict === 'development' && isComplete;
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
export async function servedReport(
  address: string,
  appraisalId: string,
  headers: WayOfIssuing['reader'],
): Promise<Uint8Array | null> {
  const answer = await fetch(`${address}/v1/appraisals/${appraisalId}/report`, { headers });
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
}

const sequence = (number: string): number => Number(/第(\d+)号/.exec(number)?.[1]);

export function holesIn(versions: readonly VersionRow[]): string[] {
  const taken = new Set(versions.map(({ number }) => sequence(number)));
  const missing = Array.from({ length: Math.max(0, ...taken) }, (_, index) => index + 1).filter(
    (one) => !taken.has(one),
  );
  return missing.map((one) => `number ${one}`);
}

export function doubledIn(versions: readonly VersionRow[]): string[] {
  const columns = [versions.map(({ number }) => number), versions.map(({ appraisalId }) => appraisalId)];
  return columns.flatMap(repeated).map((value) => `${value} in the register`);
}

/** An answer that was lost is given again; it is no second appraisal. */
function unknownAppraisals({ appraisals }: Standing, walks: readonly Walk[]): string[] {
  const told = new Set(walks.map(({ appraised }) => appraised?.id));
  return [...appraisals].flatMap((id) => (told.has(id) ? [] : [`appraisal ${id}`]));
}

/** One entry for each issued report, and none for anything else. */
export function compareWithLog(
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
