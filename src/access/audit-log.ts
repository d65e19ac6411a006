import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';
import { sortableId } from '../http/sortable-id.js';

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
  await manager.insert(AuditEntry, { ...act, id: sortableId(act.at), at: act.at.toISOString() });
}
