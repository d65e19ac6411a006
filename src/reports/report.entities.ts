import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';

/** One version of an appraisal's report: its number and code. Insert-only; its states are events beside it. */
@Entity('report_versions')
export class ReportVersion {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'appraisal_id' }) appraisalId: string;
  @Column('int') version: number;
  @Column('text') code: string;
  @Column('text') number: string;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
}

export type ReportState = 'prepared' | 'signed' | 'sealed' | 'archived' | 'superseded' | 'revoked';

/** A state was reached. `slot` names the signature of a `signed` event. */
@Entity('report_events')
export class ReportEvent {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'report_id' }) reportId: string;
  @Column('text') state: ReportState;
  @Column('text', { nullable: true }) slot: string | null;
  @Column('text', { transformer: instantColumn }) at: string;
  @Column('text', { nullable: true }) reason: string | null;
}

/** `draft`: parts of the engagement are missing, nobody sealed it. `renewed`: the report with a later archive time-stamp. */
export type ReportFileKind = 'report' | 'draft' | 'renewed';

/** Bytes of a report in the archive, by their SHA-256. */
@Entity('report_files')
export class ReportFile {
  @PrimaryColumn('text', { name: 'report_id' }) reportId: string;
  @PrimaryColumn('text') sha256: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') kind: ReportFileKind;
  @Column('int', { name: 'size_bytes' }) sizeBytes: number;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
}
