/**
 * Checks a bundle without the service that made it: its files against its manifest, the report's signatures, the figures
 * against the rule book it brings along, and the log. It trusts only the roots and the log key it is given.
 */
import type { KeyObject } from 'node:crypto';
import type { NationalVerification } from '../../signing/sm2/national-signature.js';
import { readRecord, recordName, type ReportRecord } from '../../reports/report-record.js';
import { verifyReport, type ReportVerification } from '../../reports/verify-report.js';
import { readAttachments } from '../../signing/read-attachments.js';
import { readPemCertificates } from '../../signing/signer.js';
import { bundleFault, type BundleFault } from './bundle-faults.js';
import { bundlePlaces } from './bundle-format.js';
import { bundledRuleBook } from './bundled-rule-book.js';
import { checkConsistency, type KeptLog } from './check-consistency.js';
import { checkNationalSignature } from './check-national-signature.js';
import { checkLog, type CheckedLog } from './check-log.js';
import { readBundle } from './read-bundle.js';

export interface BundleMeans {
  /** DER of the roots that are trusted, and no others. */
  readonly trustStore: readonly Uint8Array[];
  readonly now: Date;
  /** null: no key of the log is trusted. */
  readonly logKey: KeyObject | null;
  /** DER of the SM2 keys that are trusted; null: none was named, and the second signature is the bundle's own word. */
  readonly sm2Keys: readonly Uint8Array[] | null;
  /** null: no checkpoint was kept. Its proof may also stand in the bundle. */
  readonly kept: KeptLog | null;
}

export interface BundleVerification {
  /** `unproven`: nothing is wrong, but it rests on the bundle's own word for the key of the log. */
  readonly verdict: 'valid' | 'unproven' | 'invalid';
  /** By question, in the order in which they are asked. */
  readonly faults: BundleFaults;
  readonly fileCount: number;
  /** null: there is no report to look at. */
  readonly report: ReportVerification | null;
  /** The second signature, by the national algorithms; null: there is none. */
  readonly nationalSignature: NationalVerification | null;
  readonly log: CheckedLog | null;
  readonly isGrowthChecked: boolean;
  /** Price books of which only the used rows are here. */
  readonly excerpts: readonly string[];
  /** Roots in the bundle that are not among the trusted: its own word. DER. */
  readonly ownRoots: readonly Uint8Array[];
}

export interface BundleFaults {
  readonly files: readonly BundleFault[];
  readonly nationalSignature: readonly BundleFault[];
  readonly record: readonly BundleFault[];
  readonly ruleBook: readonly BundleFault[];
  readonly log: readonly BundleFault[];
  readonly growth: readonly BundleFault[];
}

const nothing = {
  report: null,
  nationalSignature: null,
  log: null,
  isGrowthChecked: false,
  excerpts: [],
  ownRoots: [],
} as const;

export async function verifyBundle(bytes: Uint8Array, means: BundleMeans): Promise<BundleVerification> {
  const { files, faults } = await readBundle(bytes);
  const pdf = files.get(bundlePlaces.report);
  const empty = { nationalSignature: [], record: [], ruleBook: [], log: [], growth: [] } as const;
  if (pdf === undefined) {
    return { ...nothing, verdict: 'invalid', faults: { ...empty, files: faults }, fileCount: files.size };
  }
  const attached = attachedTo(pdf);
  const ruleBook = bundledRuleBook(files, attached?.record ?? null);
  const report = verifyReport(pdf, { trustStore: means.trustStore, now: means.now, shelf: ruleBook.shelf });
  const { publicEditions } = ruleBook;
  const reportNumber = attached?.record?.report.reportNumber ?? null;
  const log = checkLog(files, { trustedKey: means.logKey, sha256: report.sha256, reportNumber, publicEditions });
  const national = checkNationalSignature(files, pdf, means.sm2Keys);
  const found: BundleFaults = {
    files: faults,
    nationalSignature: national.faults,
    record: recordFaults(files.get(bundlePlaces.record), attached?.bytes),
    ruleBook: ruleBook.faults,
    log: log.faults,
    growth: growthFaults(files, log, means.kept),
  };
  return {
    verdict: verdictOf(found, report, log),
    faults: found,
    fileCount: files.size,
    report,
    nationalSignature: national.verification,
    log,
    isGrowthChecked: means.kept !== null && log.checkpoint !== null,
    excerpts: ruleBook.excerpts,
    ownRoots: rootsOf(files).filter((root) => !means.trustStore.some((trusted) => Buffer.from(trusted).equals(root))),
  };
}

function verdictOf(faults: BundleFaults, report: ReportVerification, log: CheckedLog): BundleVerification['verdict'] {
  const isFaultless = Object.values(faults).every((list: readonly BundleFault[]) => list.length === 0);
  const outcome: string | undefined = report.recomputation?.outcome;
  const isComputed = outcome !== undefined && outcome.startsWith('identical');
  if (!isFaultless || report.verdict !== 'valid' || !isComputed) return 'invalid';
  return log.isKeyTrusted ? 'valid' : 'unproven';
}

interface Attached {
  readonly bytes: Uint8Array;
  readonly record: ReportRecord | null;
}

function attachedTo(pdf: Uint8Array): Attached | null {
  try {
    const found = readAttachments(pdf).find(({ name }) => name === recordName);
    return found ? { bytes: found.bytes, record: readRecord(found.bytes) } : null;
  } catch {
    return null;
  }
}

function recordFaults(beside: Buffer | undefined, attached: Uint8Array | undefined): readonly BundleFault[] {
  if (beside === undefined) return [];
  return attached && beside.equals(attached) ? [] : [bundleFault('record-differs')];
}

function growthFaults(
  files: ReadonlyMap<string, Buffer>,
  { checkpoint, key }: CheckedLog,
  kept: KeptLog | null,
): readonly BundleFault[] {
  if (kept === null || checkpoint === null || key === null) return [];
  const proof = kept.proof ?? files.get(bundlePlaces.consistency)?.toString('utf8') ?? null;
  return checkConsistency({ ...kept, proof }, checkpoint, key);
}

function rootsOf(files: ReadonlyMap<string, Buffer>): readonly Uint8Array[] {
  const pem = [...files].filter(([path]) => path.startsWith(bundlePlaces.certificates));
  return pem.flatMap(([, bytes]) => {
    try {
      return readPemCertificates(bytes.toString('utf8'));
    } catch {
      return [];
    }
  });
}
