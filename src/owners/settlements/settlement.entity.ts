import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** What the dismantled lift really brought. Insert-only: a mistake is corrected by a row that names the one it corrects. */
@Entity('settlements')
export class SettlementRecord {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'appraisal_id' }) appraisalId: string;
  @Column('text', { nullable: true }) corrects: string | null;
  @Column('text', { name: 'content_json' }) contentJson: string;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
