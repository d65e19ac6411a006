import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** 委托: assignments of one client, a compound with 44 lifts, say. Insert-only. */
@Entity('engagements')
export class EngagementRecord {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') name: string;
  @Column('text', { name: 'content_json' }) contentJson: string;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
