/**
 * The shelf of the running service: what the database holds as published, as one immutable library after another. A
 * look into the log says whether another process has published since; only what is new is read.
 */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PriceTableLibrary } from './price-table-library.js';
import { PublicationLog } from './publication-log.js';
import { readNews } from './published/edition-store.js';

@Injectable()
export class PublishedTables {
  private library = new PriceTableLibrary([]);
  private sequence = 0;
  private reading: Promise<void> | null = null;
  private publishing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: PublicationLog,
  ) {}

  /** As last read: every edition, private ones included. Doors show `visibleTo` somebody. */
  current(): PriceTableLibrary {
    return this.library;
  }

  /** The same after a look into the log: what any process has published by now stands on it. */
  async refresh(): Promise<PriceTableLibrary> {
    // Whoever asks while this process publishes waits: its instant may already lie behind the asker's.
    await this.publishing;
    const newest = await this.log.newest();
    if (newest <= this.sequence) return this.library;
    // A reading that was under way may have begun before the newest entry stood there: then another one follows it.
    while (newest > this.sequence) {
      this.reading ??= this.read().finally(() => (this.reading = null));
      await this.reading;
    }
    this.log.announce();
    return this.library;
  }

  /** Publishes or withdraws, one after the other in this process; then the shelf shows it and its followers hear of it. */
  async publish<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.publishing.then(work);
    const shown = turn.then(() => this.refreshNow());
    this.publishing = shown.catch(() => undefined);
    const result = await turn;
    await shown;
    this.log.announce();
    return result;
  }

  private async refreshNow(): Promise<void> {
    await this.reading;
    await this.read();
  }

  private async read(): Promise<void> {
    const news = await readNews(this.dataSource, this.sequence);
    if (news.changed.length > 0) this.library = this.library.with(news.changed);
    this.sequence = news.newest;
  }
}
