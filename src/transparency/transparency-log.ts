/**
 * The public log: every report issued, superseded or revoked and every price edition is an entry, in the transaction of
 * the act itself. Whoever kept an earlier checkpoint can prove that nothing before it was changed or taken out.
 */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { operatorOrganisation } from '../access/organisation.entity.js';
import { isTestOrganisation } from '../access/organisations/is-test-organisation.js';
import { writeCheckpoint } from './checkpoint.js';
import { appendEntry, logSize, type LogOwner } from './append-entry.js';
import type { LogContent } from './log-content.js';
import { LogCheckpoint, LogEntry } from './log.entities.js';
import { LOG_IDENTITY, type LogIdentity } from './log-identity.js';
import { consistencyProof, inclusionProof, rootOf, type Hash } from './merkle-tree.js';
import { withSubtrees } from './subtree-reader.js';

export interface ProvenEntry {
  readonly position: number;
  readonly content: string;
  readonly proof: readonly Hash[];
}

@Injectable()
export class TransparencyLog {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
  ) {}

  /** The entry's place; null for a test organisation: the log speaks of what has effect. */
  async append(manager: EntityManager, content: LogContent, owner: LogOwner): Promise<number | null> {
    if (await isTestOrganisation(manager, owner.organisationId)) return null;
    return appendEntry(manager, content, owner);
  }

  /** The signed head of the log as it stands; one size has one checkpoint for ever. Whoever finds it written waits for no writer. */
  async checkpoint(now: Date): Promise<string> {
    const { manager } = this.dataSource;
    const known = await manager.findOneBy(LogCheckpoint, { size: await this.size() });
    return known?.note ?? this.signCheckpoint(now);
  }

  private signCheckpoint(now: Date): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const size = await this.size(manager);
      const known = await manager.findOneBy(LogCheckpoint, { size });
      if (known) return known.note;
      const root = await withSubtrees(manager, (whole) => rootOf(size, whole));
      const note = writeCheckpoint({ origin: this.identity.origin, size, root }, this.identity.key);
      await manager.insert(LogCheckpoint, { organisationId: operatorOrganisation, size, note, at: now.toISOString() });
      return note;
    });
  }

  /** Every entry about a report's bytes or an edition, oldest first, each with its proof in the tree of `size` leaves. */
  async entriesAbout(subject: string, size: number): Promise<readonly ProvenEntry[]> {
    const { manager } = this.dataSource;
    const entries = await manager.find(LogEntry, { where: { subject }, order: { position: 'ASC' } });
    const proven: ProvenEntry[] = [];
    for (const { position, content } of entries.filter((entry) => entry.position < size)) {
      const proof = await withSubtrees(manager, (whole) => inclusionProof(position, size, whole));
      proven.push({ position, content, proof });
    }
    return proven;
  }

  /** Entries from `position` on, for whoever keeps a copy of the log. */
  async entriesFrom(position: number, limit: number): Promise<readonly LogEntry[]> {
    return this.dataSource.manager
      .createQueryBuilder(LogEntry, 'entry')
      .where('entry.position >= :position', { position })
      .orderBy('entry.position', 'ASC')
      .limit(limit)
      .getMany();
  }

  consistency(earlier: number, size: number): Promise<readonly Hash[]> {
    return withSubtrees(this.dataSource.manager, (whole) => consistencyProof(earlier, size, whole));
  }

  size(manager: EntityManager = this.dataSource.manager): Promise<number> {
    return logSize(manager);
  }
}
