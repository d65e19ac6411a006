/** The offline bundle of an issued report: gathered, listed, packed. The same log and signatures give the same bytes. */
import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { zipStream } from '../../workbooks/write-zip.js';
import { FIRM_SEAL, type FirmSeal } from '../../reports/firm-seal.js';
import { NationalSignatures } from '../../reports/national-signatures/national-signatures.js';
import { ReportArchive } from '../../reports/report-archive.js';
import { readRecord, recordName } from '../../reports/report-record.js';
import type { StoredReport } from '../../reports/report-store.js';
import { readAttachments } from '../../signing/read-attachments.js';
import { readCertificate } from '../../signing/signer.js';
import { copiesKnownOf } from '../copies-known-of.js';
import { bundleLimits, bundlePlaces, manifestOf, type BundleFile } from './bundle-format.js';
import { bundleProblem } from './bundle-problem.js';
import { bundleReadme } from './bundle-readme.js';
import { LogFiles } from './log-files.js';
import { RuleBookFiles } from './rule-book-files.js';

@Injectable()
export class ReportBundle {
  constructor(
    private readonly archive: ReportArchive,
    private readonly ruleBook: RuleBookFiles,
    private readonly log: LogFiles,
    private readonly signatures: NationalSignatures,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
  ) {}

  async pack(report: StoredReport, since: number | null): Promise<Readable> {
    const files = await this.files(report, since);
    const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (size > bundleLimits.unpackedBytes || files.length > bundleLimits.zipEntries) {
      throw bundleProblem('bundle-too-large');
    }
    return zipStream(files.map(({ path, bytes }) => ({ name: path, content: Buffer.from(bytes) })));
  }

  private async files(report: StoredReport, since: number | null): Promise<readonly BundleFile[]> {
    const { file } = report;
    if (!file || file.kind === 'draft') throw bundleProblem('bundle-unknown');
    const pdf = await this.archive.read(file.sha256);
    const attached = readAttachments(pdf).find(({ name }) => name === recordName);
    const record = attached && readRecord(attached.bytes);
    if (!record) throw new Error(`the issued report ${file.sha256} has no record`);
    const ruleBook = await this.ruleBook.of(record);
    const subjects = [...copiesKnownOf(report), ...ruleBook.publicEditions];
    const sig = await this.signatures.of(file);
    const readme = bundleReadme({
      reportNumber: record.report.reportNumber,
      sha256: file.sha256,
      hasNationalSignature: sig !== null,
    });
    const gathered: readonly BundleFile[] = [
      { path: bundlePlaces.readme, bytes: Buffer.from(readme, 'utf8') },
      { path: bundlePlaces.report, bytes: pdf },
      ...(sig === null ? [] : [{ path: bundlePlaces.nationalSignature, bytes: Buffer.from(sig, 'utf8') }]),
      { path: bundlePlaces.record, bytes: attached.bytes },
      ...ruleBook.files,
      ...(await this.log.of({ subjects, since })),
      ...this.seal.trustStore.map(rootFile),
    ];
    const [first, ...rest] = gathered;
    return [...(first ? [first] : []), manifestOf(gathered), ...rest];
  }
}

const rootFile = (der: Uint8Array, index: number): BundleFile => ({
  path: `${bundlePlaces.certificates}root-${index + 1}.pem`,
  bytes: Buffer.from(readCertificate(der).toString(), 'utf8'),
});
