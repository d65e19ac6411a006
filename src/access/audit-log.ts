import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';
import { sortableId } from '../http/sortable-id.js';
import { linkSha256 } from './audit-chain.js';

/** Who did what to what, for ever: insert-only. No bodies and no personal data. */
@Entity('audit_log')
export class AuditEntry {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { transformer: instantColumn }) at: string;
  @Column('text') actor: string;
  @Column('text') action: string;
  @Column('text') subject: string;
}

/**
 * The place of an entry in the chain of its organisation, from 1 and without gaps: what is hashed is the entry and the link
 * before it, so that no entry can be changed, taken out or put in between unseen by whoever keeps a later hash. Insert-only.
 */
@Entity('audit_links')
export class AuditLink {
  @PrimaryColumn('text', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('int') number: number;
  @Column('text', { name: 'entry_id' }) entryId: string;
  @Column('text') sha256: string;
}

export interface AuditedAct {
  readonly organisationId: string;
  readonly at: Date;
  readonly actor: string;
  /** `appraisal.stored`, `report.issued`, … */
  readonly action: string;
  /** Id of the thing acted on. */
  readonly subject: string;
}

/** Written in the transaction of the act itself: no act without its entry. */
export async function audit(manager: EntityManager, act: AuditedAct): Promise<void> {
  const { organisationId } = act;
  const entry: AuditEntry = { ...act, id: sortableId(act.at), at: act.at.toISOString() };
  await manager.insert(AuditEntry, entry);
  const last = await lastLink(manager, organisationId);
  const [number, sha256] = [(last?.number ?? 0) + 1, linkSha256(last?.sha256 ?? null, entry)];
  await manager.insert(AuditLink, { organisationId, number, entryId: entry.id, sha256 });
}

/** Of the chain of an organisation; null while it has none. */
export const lastLink = (manager: EntityManager, organisationId: string): Promise<AuditLink | null> =>
  manager.findOne(AuditLink, { where: { organisationId }, order: { number: 'DESC' } });
