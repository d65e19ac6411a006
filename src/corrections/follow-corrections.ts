/**
 * The follower of the publication log. For every correction and withdrawal, one after the other: ask the index whom it
 * touches, compute each of them again as known after the act, tell the firms. Every step is stored with how far it
 * came, so that a start after a crash goes on where it stopped; of several processes on one database one at a time
 * holds an act. Nothing that was issued or stored is changed.
 */
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Subscription } from 'rxjs';
import { AppraisalPriceRows } from '../appraisals/appraisal-price-rows.js';
import { outsideScopes } from '../http/organisation-scope.js';
import { PublicationLog } from '../price-tables/publication-log.js';
import { ActTakenOver, CorrectionStore } from './correction-store.js';
import { FillIndex } from './fill-index.js';
import { WorkThroughAct } from './work-through-act.js';

const publicationsAtOnce = 200;
/** After a failure, and while another process holds an act. */
const retryAfterMs = 15_000;

@Injectable()
export class FollowCorrections implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(FollowCorrections.name);
  private readonly holder = randomUUID();
  private readonly subscriptions: Subscription[] = [];
  private running: Promise<void> | null = null;
  private isWanted = false;
  private isStopping = false;
  private isIndexFull = false;
  private newestAct: string | null = null;
  private retry: NodeJS.Timeout | null = null;

  constructor(
    private readonly publications: PublicationLog,
    private readonly priceRows: AppraisalPriceRows,
    private readonly store: CorrectionStore,
    private readonly index: FillIndex,
    private readonly work: WorkThroughAct,
  ) {}

  onApplicationBootstrap(): void {
    this.subscriptions.push(
      this.publications.announced.subscribe(() => this.wake()),
      // An order may ask for the prices as known before an act that was worked through already.
      this.priceRows.stored.subscribe((knownAt) => {
        if (this.newestAct !== null && knownAt < this.newestAct) this.wake();
      }),
    );
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    if (this.retry !== null) clearTimeout(this.retry);
    await this.running;
  }

  /** Resolves when everything published by now is worked through, or another process holds what is left. */
  async caughtUp(): Promise<void> {
    this.wake();
    while (this.running !== null) await this.running;
  }

  private wake(): void {
    this.isWanted = true;
    // Whoever publishes wakes it: it works for all whom the act touches.
    this.running ??= outsideScopes(() => this.run()).finally(() => (this.running = null));
  }

  private async run(): Promise<void> {
    // The announcement may come inside somebody's transaction: what it tells of is read when that has ended.
    await new Promise((resume) => setImmediate(resume));
    while (this.isWanted && !this.isStopping) {
      this.isWanted = false;
      try {
        await this.catchUp();
      } catch (error) {
        if (!(error instanceof ActTakenOver)) this.log.error(error);
        this.wakeLater();
      }
    }
  }

  private async catchUp(): Promise<void> {
    const mayGoOn = (): boolean => !this.isStopping;
    if (!this.isIndexFull) await this.index.run(mayGoOn);
    if (this.isStopping) return;
    this.isIndexFull = true;
    await this.takeNote();
    await this.store.reopenForLatecomers();
    this.newestAct = await this.store.newestAct();
    for (let act = await this.store.firstOpen(); act !== null && mayGoOn(); act = await this.store.firstOpen()) {
      const isDone = await this.work.run(act.sequence, this.holder, mayGoOn);
      if (!isDone) return this.isStopping ? undefined : this.wakeLater();
    }
  }

  private async takeNote(): Promise<void> {
    for (;;) {
      const news = await this.publications.since(await this.store.place(), publicationsAtOnce);
      await this.store.note(news);
      if (news.length < publicationsAtOnce) return;
    }
  }

  private wakeLater(): void {
    if (this.isStopping) return;
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = setTimeout(() => this.wake(), retryAfterMs);
    this.retry.unref();
  }
}
