/**
 * Everything a firm keeps here as one zip that is written while it is read: tables, papers, reports, evidence, the log, and
 * last the manifest with the SHA-256 of every file. No more of it is in memory than the file whose turn it is.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { audit } from '../access/audit-log.js';
import { Organisation } from '../access/organisation.entity.js';
import { AuditHeads } from '../transparency/audit-heads.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { packageVersion } from '../config/package-root.js';
import type { Caller } from '../http/caller.js';
import { zipStream } from '../workbooks/write-zip.js';
import { exportedTables, isExported } from './exported-tables.js';
import { exportPlaces, exportReadme, withManifest, type ExportedFile } from './export-format.js';
import { FirmFiles } from './firm-files.js';
import { PhotoFiles } from './photo-files.js';
import { tableRows } from './table-rows.js';

@Injectable()
export class ExportFirm {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FirmFiles,
    private readonly photos: PhotoFiles,
    private readonly heads: AuditHeads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async pack({ organisationId, actor }: Pick<Caller, 'organisationId' | 'actor'>): Promise<Readable> {
    const { manager } = this.dataSource;
    const at = this.clock.now();
    const organisation = await manager.findOneByOrFail(Organisation, { id: organisationId });
    await audit(manager, { organisationId, at, actor, action: 'organisation.exported', subject: organisationId });
    await this.heads.sign(organisationId);
    const own = `${JSON.stringify(organisation)}\n`;
    const all = [
      { path: exportPlaces.readme, content: () => [exportReadme] },
      { path: exportPlaces.organisation, content: () => [own] },
      ...this.tables(organisationId),
      ...(await this.files.of(organisationId)),
      ...(await this.photos.of(organisationId)),
    ];
    const leftOut = Object.entries(exportedTables).flatMap(([table, part]) =>
      isExported(part) ? part.without.map((column) => `${table}.${column}`) : [table],
    );
    const head = { organisationId, startedAt: at.toISOString(), program: packageVersion, leftOut };
    return zipStream(withManifest(all, head));
  }

  private tables(organisationId: string): readonly ExportedFile[] {
    return this.dataSource.entityMetadatas.flatMap((metadata): ExportedFile[] => {
      const table = exportedTables[metadata.tableName];
      if (!isExported(table)) return [];
      const rows = (): AsyncIterable<object> =>
        tableRows(this.dataSource.manager, { metadata, organisationId, ...table });
      return [{ path: exportPlaces.table(metadata.tableName), content: () => asLines(rows()) }];
    });
  }
}

async function* asLines(rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
