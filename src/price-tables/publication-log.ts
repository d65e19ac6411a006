/** The log of what became known about prices: readers keep their own place in it and catch up from there. */
import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import { DataSource, MoreThan } from 'typeorm';
import type { Instant } from '../engine/index.js';
import { PricePublicationRecord } from './published/price-books.entities.js';

export interface Publication {
  /** From 1, without gaps, in the order in which it became known here. */
  readonly sequence: number;
  readonly act: 'published' | 'corrected' | 'withdrawn';
  readonly editionId: string;
  readonly tableId: string;
  /** null: it came with the files. */
  readonly organisationId: string | null;
  readonly privateTo: string | null;
  readonly corrects: string | null;
  readonly at: Instant;
  readonly reason: string | null;
}

@Injectable()
export class PublicationLog {
  private readonly announcements = new Subject<void>();
  /** Fires in this process when something new stands in the log, after its transaction. Another process is read by `since`. */
  readonly announced: Observable<void> = this.announcements.asObservable();

  constructor(private readonly dataSource: DataSource) {}

  /** The entries after `sequence`, oldest first. */
  async since(sequence: number, limit: number): Promise<readonly Publication[]> {
    const records = await this.dataSource
      .getRepository(PricePublicationRecord)
      .find({ where: { sequence: MoreThan(sequence) }, order: { sequence: 'ASC' }, take: limit });
    return records.map(publicationOf);
  }

  /** The number of the newest entry; 0: none yet. One look into an index. */
  async newest(): Promise<number> {
    const found = await this.dataSource
      .getRepository(PricePublicationRecord)
      .createQueryBuilder('publication')
      .select('MAX(publication.sequence)', 'newest')
      .getRawOne<{ newest: number | string | null }>();
    return Number(found?.newest ?? 0);
  }

  announce(): void {
    this.announcements.next();
  }
}

function publicationOf(record: PricePublicationRecord): Publication {
  const { sequence, act, editionId, tableId, privateTo, corrects, at, reason } = record;
  const organisationId = record.origin === 'file' ? null : record.organisationId;
  return { sequence, act, editionId, tableId, organisationId, privateTo, corrects, at, reason };
}
