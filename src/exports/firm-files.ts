/** The files of a firm that lie outside the tables, or beside them: papers, reports with all their stages, evidence, the log. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { AppraisalRecord } from '../appraisals/appraisal-record.entity.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { EvidenceFile } from '../price-tables/evidence/evidence-file.entity.js';
import { EvidenceStore } from '../price-tables/evidence/evidence-store.js';
import { PriceEditionRecord } from '../price-tables/published/price-books.entities.js';
import { ReportArchive } from '../reports/report-archive.js';
import { ReportFile } from '../reports/report.entities.js';
import { ReportPreparation, ReportSignature, ReportSignatureRequest } from '../reports/signatures/signing.entities.js';
import { exportPlaces, type ExportedFile } from './export-format.js';
import { LogOfFirm } from './log-of-firm.js';

@Injectable()
export class FirmFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reports: ReportArchive,
    private readonly evidence: EvidenceStore,
    private readonly log: LogOfFirm,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(organisationId: string): Promise<readonly ExportedFile[]> {
    return [
      ...(await this.papers(organisationId)),
      ...(await this.pdfs(organisationId)),
      ...(await this.priceBooks(organisationId)),
      ...(await this.proofs(organisationId)),
      ...(await this.log.files(organisationId, this.clock.now())),
    ];
  }

  private async papers(organisationId: string): Promise<readonly ExportedFile[]> {
    const ids = await this.values(AppraisalRecord, organisationId, ['id']);
    return ids.flatMap(({ id = '' }) => [
      { path: exportPlaces.order(id), content: () => this.paper(organisationId, id, 'orderJson') },
      { path: exportPlaces.result(id), content: () => this.paper(organisationId, id, 'resultJson') },
    ]);
  }

  private async *paper(organisationId: string, id: string, column: 'orderJson' | 'resultJson'): AsyncGenerator<string> {
    const select = { id: true, [column]: true };
    yield (await this.dataSource.manager.findOneOrFail(AppraisalRecord, { where: { organisationId, id }, select }))[
      column
    ];
  }

  private async pdfs(organisationId: string): Promise<readonly ExportedFile[]> {
    const issued = await this.values(ReportFile, organisationId, ['reportId', 'sha256']);
    const prepared = [
      ...(await this.values(ReportPreparation, organisationId, ['reportId', 'preparedSha256'])),
      ...(await this.values(ReportSignatureRequest, organisationId, ['reportId', 'preparedSha256'])),
    ].map(({ reportId = '', preparedSha256: sha256 = '' }) => ({ reportId, sha256 }));
    const signed = (await this.values(ReportSignature, organisationId, ['reportId', 'resultSha256'])).map(
      ({ reportId = '', resultSha256: sha256 = '' }) => ({ reportId, sha256 }),
    );
    const files = new Map<string, string>();
    for (const { reportId = '', sha256 = '' } of issued) files.set(exportPlaces.report(reportId, sha256), sha256);
    for (const { reportId, sha256 } of [...prepared, ...signed]) {
      if (!files.has(exportPlaces.report(reportId, sha256))) files.set(exportPlaces.stage(reportId, sha256), sha256);
    }
    return [...files].map(([path, sha256]) => ({ path, content: () => once(() => this.reports.read(sha256)) }));
  }

  private async priceBooks(organisationId: string): Promise<readonly ExportedFile[]> {
    const editions = await this.values(PriceEditionRecord, organisationId, ['editionId']);
    return editions.map(({ editionId = '' }) => ({
      path: exportPlaces.priceEdition(editionId),
      content: () => once(() => this.document(editionId)),
    }));
  }

  private async document(editionId: string): Promise<Uint8Array> {
    const select = { editionId: true, document: true };
    return (await this.dataSource.manager.findOneOrFail(PriceEditionRecord, { where: { editionId }, select })).document;
  }

  private async proofs(organisationId: string): Promise<readonly ExportedFile[]> {
    const files = await this.values(EvidenceFile, organisationId, ['sha256']);
    return files.map(({ sha256 = '' }) => ({
      path: exportPlaces.evidence(sha256),
      content: () => once(() => this.evidence.read(sha256)),
    }));
  }

  /** Of every row of the organisation, these columns: names of files, which must be known before the first is packed. */
  private values<Column extends string>(
    entity: EntityTarget<ObjectLiteral>,
    organisationId: string,
    columns: readonly Column[],
  ): Promise<readonly Partial<Record<Column, string>>[]> {
    const query = this.dataSource.manager.createQueryBuilder(entity, 'row').select([]);
    for (const column of columns) query.addSelect(`row.${column}`, column).addOrderBy(`row.${column}`, 'ASC');
    return query.where('row.organisationId = :organisationId', { organisationId }).getRawMany();
  }
}

async function* once(read: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await read();
}
