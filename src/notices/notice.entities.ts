import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';

/** What an organisation was told, for ever: insert-only. */
@Entity('notices')
export class Notice {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') kind: string;
  /** Id of the thing the notice is about. */
  @Column('text') subject: string;
  @Column('text') title: string;
  @Column('text') body: string;
  /** Path within the service, or null. */
  @Column('text', { nullable: true }) link: string | null;
  /** `|appraiser|signer|`; null: everybody of the organisation. */
  @Column('text', { nullable: true }) roles: string | null;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** Somebody has read it: a person, or a key that belongs to no person. */
@Entity('notice_reads')
export class NoticeRead {
  @PrimaryColumn('text', { name: 'notice_id' }) noticeId: string;
  @PrimaryColumn('text') reader: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'read_at', transformer: instantColumn }) readAt: string;
}
