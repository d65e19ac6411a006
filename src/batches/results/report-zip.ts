/** The reports of a batch as one zip that is written while it is read: no more of it is in memory than one report. */
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { withManifest, type ExportedFile } from '../../exports/export-format.js';
import { ReportArchive } from '../../reports/report-archive.js';
import { ReportStore } from '../../reports/report-store.js';
import { zipStream } from '../../workbooks/write-zip.js';
import type { BatchStanding } from '../batch-store.js';
import { BatchRows } from './batch-rows.js';

const format = 'lift-appraisal-batch-reports/1';

@Injectable()
export class ReportZip {
  constructor(
    private readonly rows: BatchRows,
    private readonly reports: ReportStore,
    private readonly archive: ReportArchive,
  ) {}

  /** Those issued by now. The manifest comes last: where it is missing, the zip broke off. */
  async pack({ batch }: BatchStanding): Promise<Readable> {
    const { id: batchId, organisationId, label } = batch;
    const files: ExportedFile[] = [];
    for await (const { item, reportNumber } of this.rows.of(batchId)) {
      const { position, appraisalId } = item;
      if (reportNumber === null || appraisalId === null) continue;
      // Sorted as the batch was sent.
      const path = `${String(position).padStart(5, '0')} ${reportNumber.replaceAll('/', '-')}.pdf`;
      files.push({ path, content: () => this.bytes(organisationId, appraisalId) });
    }
    return zipStream(withManifest(files, { format, batchId, label, lifts: batch.items }));
  }

  private async *bytes(organisationId: string, appraisalId: string): AsyncGenerator<Uint8Array> {
    const report = await this.reports.latest({ organisationId, appraisalId });
    if (report?.file) yield await this.archive.read(report.file.sha256);
  }
}
