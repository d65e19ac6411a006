/**
 * Slows down guessing. Every attempt is counted as failed before it is looked at, so that many at once do not slip
 * through, and is taken back when it succeeds. Counted are the login that was tried (whether or not anybody has it) and
 * the address it came from; after a few failures each further one makes the wait longer.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { operatorOrganisation } from '../organisation.entity.js';
import { SecretBox } from '../secret-box.js';
import type { ProofKind } from './second-factor.js';
import { SignInAttempts } from './session.entity.js';

export interface Attempt {
  readonly login: string;
  readonly address: string;
}

interface Allowance {
  readonly subject: string;
  /** Failures without any wait. An address may be that of a whole office. */
  readonly free: number;
}

const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;
const forgottenAfterMs = 24 * 60 * 60_000;

@Injectable()
export class SignInThrottle {
  private readonly log = new Logger(SignInThrottle.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly box: SecretBox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counts an attempt. Not null: it must not even be looked at before so many seconds have passed. */
  admit(attempt: Attempt): Promise<number | null> {
    return this.dataSource.transaction(async (manager) => {
      const now = this.clock.now();
      await manager.delete(SignInAttempts, { lastFailedAt: LessThan(before(now, forgottenAfterMs)) });
      const found = await Promise.all(
        this.allowances(attempt).map(async (one) => ({ ...one, row: await this.rowOf(manager, one.subject) })),
      );
      const waitMs = Math.max(
        ...found.map(({ row }) => (row === null ? 0 : Date.parse(row.blockedUntil) - now.getTime())),
      );
      if (waitMs > 0) return this.wait(attempt, Math.ceil(waitMs / 1000));
      for (const { subject, free, row } of found) {
        const failures = (row?.failures ?? 0) + 1;
        const blockedUntil = new Date(now.getTime() + waitAfter(failures - free)).toISOString();
        const organisationId = operatorOrganisation;
        await manager.save(SignInAttempts, {
          subject,
          organisationId,
          failures,
          lastFailedAt: now.toISOString(),
          blockedUntil,
        });
      }
      return null;
    });
  }

  /** For whoever looks after the service: many of these lines are an attack. The login only as its mark. */
  noteFailure(attempt: Attempt, factor: 'password' | ProofKind): void {
    this.log.warn(`sign-in failed: ${factor}, ${this.traceOf(attempt)}`);
  }

  private wait(attempt: Attempt, seconds: number): number {
    this.log.warn(`sign-in throttled: ${seconds} s, ${this.traceOf(attempt)}`);
    return seconds;
  }

  private traceOf({ login, address }: Attempt): string {
    return `address ${address}, login ${this.box.mark(`login ${login}`).slice(0, 16)}`;
  }

  /** This one attempt was no failure: what it was counted for is taken back, what failed before stays counted. */
  async takeBack(attempt: Attempt): Promise<void> {
    await this.dataSource.transaction((manager) => this.lower(manager, this.allowances(attempt)));
  }

  /** Whoever has signed in all the way has a clean login again; his address keeps what others failed from there. */
  async forgive(attempt: Attempt): Promise<void> {
    const [ofLogin, ofAddress] = this.allowances(attempt);
    await this.dataSource.transaction(async (manager) => {
      await manager.delete(SignInAttempts, { subject: ofLogin.subject });
      await this.lower(manager, [ofAddress]);
    });
  }

  private async lower(manager: EntityManager, allowances: readonly Allowance[]): Promise<void> {
    const blockedUntil = this.clock.now().toISOString();
    for (const { subject } of allowances) {
      const row = await this.rowOf(manager, subject);
      if (row !== null) {
        await manager.update(SignInAttempts, { subject }, { failures: Math.max(0, row.failures - 1), blockedUntil });
      }
    }
  }

  private rowOf(manager: EntityManager, subject: string): Promise<SignInAttempts | null> {
    return manager.findOneBy(SignInAttempts, { subject });
  }

  /** Marks, not the texts: people type their password where the login belongs. */
  private allowances({ login, address }: Attempt): readonly [Allowance, Allowance] {
    return [
      { subject: this.box.mark(`login ${login}`), free: 5 },
      { subject: this.box.mark(`address ${address}`), free: 30 },
    ];
  }
}

const before = (now: Date, milliseconds: number): string => new Date(now.getTime() - milliseconds).toISOString();

/** 30 s, 1 min, 2 min … 15 min; nothing while failures are free. */
function waitAfter(beyondFree: number): number {
  return beyondFree < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(beyondFree, 10));
}
