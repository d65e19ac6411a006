import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';

/** The short number of an appraisal in the index of price rows, with what a correction asks of it first. */
@Entity('indexed_appraisals')
export class IndexedAppraisal {
  @PrimaryColumn('int') n: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'appraisal_id' }) appraisalId: string;
  @Column('text', { name: 'reference_date' }) referenceDate: string;
  /** In UTC, so that instants sort as text. */
  @Column('text', { name: 'known_at', transformer: instantColumn }) knownAt: string;
}

/** An appraisal asked for this price row, found or missed. */
@Entity('appraisal_price_rows')
export class AppraisalPriceRow {
  @PrimaryColumn('int', { name: 'row_key' }) rowKey: number;
  @PrimaryColumn('int', { name: 'appraisal_n' }) appraisalN: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
}
