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
  /** The place in the log up to which this process has looked for latecomers. */
  private followedTo = 0;
  private looking: Promise<void> | null = null;
  private isLookWanted = false;
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
      this.priceRows.stored.subscribe((knownAt) => this.onStored(knownAt)),
    );
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    if (this.retry !== null) clearTimeout(this.retry);
    await this.looking;
    await this.running;
  }

  /** Resolves when everything published by now is worked through, or another process holds what is left. */
  async caughtUp(): Promise<void> {
    this.wake();
    while (this.running !== null) await this.running;
  }

  /**
   * An order may ask for the prices as known before an act that was worked through already, and another process may have
   * published one, and worked it through, since this one computed.
   */
  private onStored(knownAt: string): void {
    if (this.newestAct !== null && knownAt < this.newestAct) return this.wake();
    this.isLookWanted = true;
    this.looking ??= outsideScopes(() => this.lookForActs()).finally(() => (this.looking = null));
  }

  private async lookForActs(): Promise<void> {
    await transactionEnded();
    while (this.isLookWanted && !this.isStopping) {
      this.isLookWanted = false;
      try {
        if ((await this.publications.newest()) > this.followedTo) this.wake();
      } catch (error) {
        this.log.error(error);
        this.wakeLater();
      }
    }
  }

  private wake(): void {
    this.isWanted = true;
    // Whoever publishes wakes it: it works for all whom the act touches.
    this.running ??= outsideScopes(() => this.run()).finally(() => (this.running = null));
  }

  private async run(): Promise<void> {
    await transactionEnded();
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
    // Both before the latecomers are looked for: who is stored from here on wakes it again.
    this.followedTo = await this.store.place();
    this.newestAct = await this.store.newestAct();
    await this.store.reopenForLatecomers();
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

/** What it is told may come inside somebody's transaction: what it tells of is read when that has ended. */
const transactionEnded = (): Promise<void> => new Promise((resume) => setImmediate(resume));
