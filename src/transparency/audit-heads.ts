/**
 * Signed heads of the audit chains, by the key of the public log: whoever keeps one can show that nothing before it was
 * changed since. One is signed whenever a firm takes its files out, and every hour for the chains that have grown.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lastLink } from '../access/audit-log.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { RepeatedRound } from '../notices/repeated-round.js';
import { writeCheckpoint } from './checkpoint.js';
import { AuditHead } from './log.entities.js';
import { LOG_IDENTITY, type LogIdentity } from './log-identity.js';

const everyMs = 60 * 60 * 1000;

@Injectable()
export class AuditHeads implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AuditHeads.name);
  private readonly rounds = new RepeatedRound(
    () => this.signAll(),
    everyMs,
    (error) => this.logger.error(error),
  );

  constructor(
    private readonly dataSource: DataSource,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  /** The head of the chain as it stands; null while nothing was done. */
  sign(organisationId: string): Promise<string | null> {
    return this.dataSource.transaction((manager) => this.signIn(manager, organisationId));
  }

  /** Of every organisation whose chain has grown since its last head. */
  async signAll(): Promise<void> {
    const grown = await this.dataSource.query<{ organisationId: string }[]>(
      `SELECT l.organisation_id AS "organisationId" FROM audit_links l GROUP BY l.organisation_id
       HAVING MAX(l.number) > (SELECT COALESCE(MAX(h.number), 0) FROM audit_heads h WHERE h.organisation_id = l.organisation_id)`,
    );
    for (const { organisationId } of grown) await this.sign(organisationId);
  }

  private async signIn(manager: EntityManager, organisationId: string): Promise<string | null> {
    const last = await lastLink(manager, organisationId);
    if (last === null) return null;
    const { number, sha256 } = last;
    const known = await manager.findOneBy(AuditHead, { organisationId, number });
    if (known !== null) return known.note;
    const origin = `${this.identity.origin}/audit/${organisationId}`;
    const note = writeCheckpoint({ origin, size: number, root: Buffer.from(sha256, 'hex') }, this.identity.key);
    await manager.insert(AuditHead, { organisationId, number, note, at: this.clock.now().toISOString() });
    return note;
  }
}
