import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TableStatus } from '../../engine/index.js';
import { instantColumn } from '../../http/instant-column.js';
import type { PriceTableKind } from '../price-table-file.js';
import type { DraftAct, DraftState } from './price-draft.js';

/** A draft of prices as it stands; the database refuses changes to what was proposed. */
@Entity('price_drafts')
export class PriceDraftRecord {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'table_id' }) tableId: string;
  @Column('text') publisher: string;
  @Column('text') kind: PriceTableKind;
  @Column('text', { name: 'private_to', nullable: true }) privateTo: string | null;
  @Column('text') title: string;
  @Column('text') status: TableStatus;
  @Column('text', { name: 'valid_from' }) validFrom: string;
  @Column('text') method: string;
  @Column('text') licence: string;
  @Column('text', { name: 'regions_json' }) regionsJson: string;
  @Column('text', { nullable: true }) corrects: string | null;
  @Column('text', { name: 'base_edition_id', nullable: true }) baseEditionId: string | null;
  /** The last entry of the publication log about the table when the draft was based on it; 0: none. */
  @Column('int', { name: 'base_sequence' }) baseSequence: number;
  @Column('text', { name: 'rows_json' }) rowsJson: string;
  @Column('int', { name: 'row_count' }) rowCount: number;
  @Column('text', { name: 'content_sha256' }) contentSha256: string;
  @Column('text') state: DraftState;
  @Column('int') version: number;
  @Column('text', { name: 'created_by' }) createdBy: string;
  @Column('text', { name: 'proposed_by', nullable: true }) proposedBy: string | null;
  @Column('text', { name: 'approved_by', nullable: true }) approvedBy: string | null;
  @Column('text', { name: 'edition_id', nullable: true }) editionId: string | null;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text', { name: 'updated_at', transformer: instantColumn }) updatedAt: string;
}

/** One step of a draft: who, what, when, why, and the content it was about. Insert-only. */
@Entity('price_draft_steps')
export class PriceDraftStepRecord {
  @PrimaryColumn('text', { name: 'draft_id' }) draftId: string;
  @PrimaryColumn('int') number: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') act: DraftAct;
  @Column('text') actor: string;
  @Column('text', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text', { transformer: instantColumn }) at: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { name: 'content_sha256' }) contentSha256: string;
}
