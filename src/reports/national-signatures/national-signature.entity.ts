import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** The second signature, by the national algorithms, beside a file that was issued: the text of its `.sig`. Insert-only. */
@Entity('report_national_signatures')
export class ReportNationalSignature {
  /** Of the file. */
  @PrimaryColumn('text') sha256: string;
  @Column('text', { name: 'report_id' }) reportId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') text: string;
  /** Of the public key. */
  @Column('text', { name: 'key_sha256' }) keySha256: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
