import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** What a firm knew of a lift from a day on (一梯一档). Insert-only; the latest version counts. */
@Entity('lift_facts')
export class LiftFactsVersion {
  @PrimaryColumn('text', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('text', { name: 'device_code' }) deviceCode: string;
  @PrimaryColumn('int') version: number;
  @Column('text', { name: 'facts_json' }) factsJson: string;
  /** As in the facts, to be searched. */
  @Column('text') address: string;
  @Column('text', { name: 'registration_number', nullable: true }) registrationNumber: string | null;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
