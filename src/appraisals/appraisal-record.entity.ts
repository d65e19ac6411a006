import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';

/** One appraisal as it was computed, for ever: search columns beside the canonical JSON that was hashed. */
@Entity('appraisals')
export class AppraisalRecord {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text', { name: 'reference_date' }) referenceDate: string;
  @Column('text', { name: 'known_at' }) knownAt: string;
  @Column('text') region: string;
  @Column('text', { name: 'device_code', nullable: true }) deviceCode: string | null;
  @Column('text', { name: 'standard_id' }) standardId: string;
  @Column('text', { name: 'standard_version' }) standardVersion: string;
  @Column('text', { name: 'residual_value' }) residualValue: string;
  @Column('text', { name: 'order_json' }) orderJson: string;
  /** Canonical JSON of the appraisal with its trace, without fingerprints. */
  @Column('text', { name: 'result_json' }) resultJson: string;
  @Column('text', { name: 'fingerprints_json' }) fingerprintsJson: string;
  @Column('text', { name: 'order_sha256' }) orderSha256: string;
  @Column('text', { name: 'standard_sha256' }) standardSha256: string;
  @Column('text', { name: 'result_sha256' }) resultSha256: string;
  @Column('text') engine: string;
}
