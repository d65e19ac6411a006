/** What the public log says of a firm's reports and prices, every entry with its proof, and the signed head they lead to. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sizeOfCheckpoint } from '../transparency/checkpoint.js';
import { LogEntry } from '../transparency/log.entities.js';
import { LOG_IDENTITY, type LogIdentity } from '../transparency/log-identity.js';
import { TransparencyLog } from '../transparency/transparency-log.js';
import { exportPlaces, type ExportedFile } from './export-format.js';

@Injectable()
export class LogOfFirm {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: TransparencyLog,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
  ) {}

  async files(organisationId: string, now: Date): Promise<readonly ExportedFile[]> {
    const checkpoint = await this.log.checkpoint(now);
    const key = this.identity.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const size = sizeOfCheckpoint(checkpoint);
    return [
      { path: exportPlaces.checkpoint, content: () => [checkpoint] },
      { path: exportPlaces.logKey, content: () => [key] },
      { path: exportPlaces.logEntries, content: () => this.entries(organisationId, size) },
    ];
  }

  private async *entries(organisationId: string, size: number): AsyncGenerator<string> {
    const subjects = await this.dataSource.manager
      .createQueryBuilder(LogEntry, 'entry')
      .select('DISTINCT entry.subject', 'subject')
      .where('entry.organisationId = :organisationId', { organisationId })
      .orderBy('entry.subject', 'ASC')
      .getRawMany<{ subject: string }>();
    for (const { subject } of subjects) {
      for (const { position, content, proof } of await this.log.entriesAbout(subject, size)) {
        yield `${JSON.stringify({ position, content, proof: proof.map((hash) => hash.toString('base64')) })}\n`;
      }
    }
  }
}
