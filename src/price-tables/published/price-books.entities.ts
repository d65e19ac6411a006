import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';
import type { PriceTableKind } from '../price-table-file.js';

/** The organisation under which tables of files stand until the operator says who keeps them. */
export const filesOrganisation = 'price-table-files';

/** Which table an id names, and who keeps it. */
@Entity('price_tables')
export class PriceTableRecord {
  @PrimaryColumn('text', { name: 'table_id' }) tableId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') publisher: string;
  @Column('text') kind: PriceTableKind;
  @Column('text', { name: 'private_to', nullable: true }) privateTo: string | null;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
}

/** One edition as it was published, for ever: insert-only. */
@Entity('price_editions')
export class PriceEditionRecord {
  @PrimaryColumn('text', { name: 'edition_id' }) editionId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'table_id' }) tableId: string;
  @Column('text') publisher: string;
  @Column('text') kind: PriceTableKind;
  @Column('text', { name: 'private_to', nullable: true }) privateTo: string | null;
  @Column('text') origin: 'file' | 'draft';
  @Column('text', { name: 'valid_from' }) validFrom: string;
  @Column('text', { name: 'published_at', transformer: instantColumn }) publishedAt: string;
  @Column('text', { nullable: true }) corrects: string | null;
  /** SHA-256 of `document`. */
  @Column('text') fingerprint: string;
  /** The YAML file, exactly the bytes that were hashed. */
  @Column('blob') document: Buffer;
  /** What the strict reader read in the document, as JSON: read again in a hundredth of the time. */
  @Column('text', { name: 'table_json' }) tableJson: string;
  @Column('text', { name: 'draft_id', nullable: true }) draftId: string | null;
  /** What the second person approved; null for files. */
  @Column('text', { name: 'content_sha256', nullable: true }) contentSha256: string | null;
  @Column('text', { name: 'recorded_at', transformer: instantColumn }) recordedAt: string;
}

/** An edition counts no longer from an instant on: insert-only. */
@Entity('price_withdrawals')
export class PriceWithdrawalRecord {
  @PrimaryColumn('text', { name: 'edition_id' }) editionId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') origin: 'file' | 'person';
  @Column('text', { name: 'withdrawn_at', transformer: instantColumn }) withdrawnAt: string;
  /** The same instant as it was written down. */
  @Column('text', { name: 'written_at' }) writtenAt: string;
  @Column('text', { name: 'withdrawn_by', nullable: true }) withdrawnBy: string | null;
  @Column('text') reason: string;
  @Column('text', { name: 'recorded_at', transformer: instantColumn }) recordedAt: string;
}

/** The log of everything that became known about prices, numbered without gaps: insert-only. */
@Entity('price_publications')
export class PricePublicationRecord {
  @PrimaryColumn('int') sequence: number;
  @Column('text') act: 'published' | 'corrected' | 'withdrawn';
  @Column('text', { name: 'edition_id' }) editionId: string;
  @Column('text', { name: 'table_id' }) tableId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'private_to', nullable: true }) privateTo: string | null;
  @Column('text', { nullable: true }) corrects: string | null;
  @Column('text') origin: 'file' | 'draft' | 'person';
  @Column('text', { transformer: instantColumn }) at: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { name: 'recorded_at', transformer: instantColumn }) recordedAt: string;
}
