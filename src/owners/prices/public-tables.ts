/**
 * What anybody may read of the price tables: the public ones with all their editions, and what became known when. A
 * private price book never comes past here.
 */
import { Injectable } from '@nestjs/common';
import { PublicationLog, type Publication } from '../../price-tables/publication-log.js';
import { PublishedTables } from '../../price-tables/published-tables.js';
import type { PublishedEdition } from '../../price-tables/price-table-file.js';

export interface PublicTable {
  readonly tableId: string;
  readonly publisher: string;
  readonly editions: readonly PublishedEdition[];
  /** Why editions were withdrawn, by their id. */
  readonly withdrawalReasons: ReadonlyMap<string, string>;
}

const batch = 1_000;

@Injectable()
export class PublicTables {
  private known: readonly Publication[] = [];
  private readTo = 0;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly publishedTables: PublishedTables,
    private readonly publicationLog: PublicationLog,
  ) {}

  /** Every public table, by publisher and id. */
  async all(): Promise<readonly PublicTable[]> {
    const library = (await this.publishedTables.refresh()).visibleTo(null);
    await this.readLog();
    const reasons = this.reasons();
    return library
      .tables()
      .map(({ tableId, publisher }) => ({
        ...{ tableId, publisher, withdrawalReasons: reasons },
        editions: library.editionsOf([tableId]),
      }))
      .sort((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
  }

  async find(publisher: string, tableId: string): Promise<PublicTable | undefined> {
    return (await this.all()).find((table) => table.publisher === publisher && table.tableId === tableId);
  }

  /** What became known of public tables, newest first. */
  async publications(limit: number): Promise<readonly Publication[]> {
    await this.readLog();
    return this.known.slice(-limit).reverse();
  }

  private reasons(): ReadonlyMap<string, string> {
    return new Map(
      this.known.flatMap(({ act, editionId, reason }) =>
        act === 'withdrawn' && reason !== null ? [[editionId, reason] as const] : [],
      ),
    );
  }

  private async readLog(): Promise<void> {
    this.reading ??= this.readNews().finally(() => (this.reading = null));
    await this.reading;
  }

  private async readNews(): Promise<void> {
    for (;;) {
      const news = await this.publicationLog.since(this.readTo, batch);
      this.known = [...this.known, ...news.filter(({ privateTo }) => privateTo === null)];
      this.readTo = news.at(-1)?.sequence ?? this.readTo;
      if (news.length < batch) return;
    }
  }
}

const idOf = ({ publisher, tableId }: PublicTable): string => `${publisher}/${tableId}`;
