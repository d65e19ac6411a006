import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** Another report takes the place of this one. Insert-only; whatever takes a place stands itself, so chains end. */
@Entity('report_supersessions')
export class ReportSupersession {
  @PrimaryColumn('text', { name: 'report_id' }) reportId: string;
  @Column('text', { name: 'by_report_id' }) byReportId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') reason: string;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** The firm took the report back. Insert-only: there is no taking back of that. */
@Entity('report_revocations')
export class ReportRevocation {
  @PrimaryColumn('text', { name: 'report_id' }) reportId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') reason: string;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/**
 * What whoever holds the code sees: all of it; status and figures without the report itself; or no more than that a
 * report with this code exists.
 */
export const visibilityModes = ['full', 'figures', 'closed'] as const;
export type VisibilityMode = (typeof visibilityModes)[number];

export const isVisibilityMode = (value: unknown): value is VisibilityMode =>
  visibilityModes.some((mode) => mode === value);

/** The latest change of a report counts. Insert-only. */
@Entity('report_visibility')
export class ReportVisibilityChange {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'report_id' }) reportId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') mode: VisibilityMode;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
