import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';
import type { SignatureLevel } from '../../signing/verification.js';

export type ReviewVerdict = 'approved' | 'returned';

/** One word of a reviewer on an appraisal; the latest counts. Insert-only. */
@Entity('report_reviews')
export class ReportReview {
  @PrimaryColumn('text', { name: 'appraisal_id' }) appraisalId: string;
  @PrimaryColumn('int') number: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') verdict: ReviewVerdict;
  @Column('text', { name: 'result_sha256' }) resultSha256: string;
  @Column('text') comment: string;
  @Column('text', { name: 'person_id' }) personId: string;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** The drawn file that waits for signatures. Insert-only. */
@Entity('report_preparations')
export class ReportPreparation {
  @PrimaryColumn('text', { name: 'report_id' }) reportId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'prepared_sha256' }) preparedSha256: string;
  @Column('int', { name: 'size_bytes' }) sizeBytes: number;
  /** How many must sign before the seal. */
  @Column('int') appraisers: number;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** What a signer's device was asked to sign. While the slot is unsigned a later request takes its place. Insert-only. */
@Entity('report_signature_requests')
export class ReportSignatureRequest {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'report_id' }) reportId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') slot: string;
  @Column('int') number: number;
  @Column('text', { name: 'base_sha256' }) baseSha256: string;
  @Column('text', { name: 'prepared_sha256' }) preparedSha256: string;
  @Column('text', { name: 'digest_sha256' }) digestSha256: string;
  @Column('text', { name: 'signed_at', transformer: instantColumn }) signedAt: string;
  @Column('text', { name: 'person_id' }) personId: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** A signature in the file, and the file with it. Insert-only. */
@Entity('report_signatures')
export class ReportSignature {
  @PrimaryColumn('text', { name: 'report_id' }) reportId: string;
  @PrimaryColumn('text') slot: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('int') number: number;
  @Column('text', { name: 'request_id', nullable: true }) requestId: string | null;
  @Column('text', { name: 'base_sha256' }) baseSha256: string;
  @Column('text', { name: 'result_sha256' }) resultSha256: string;
  @Column('int', { name: 'size_bytes' }) sizeBytes: number;
  @Column('text', { name: 'signer_name' }) signerName: string;
  @Column('text', { name: 'certificate_sha256' }) certificateSha256: string;
  @Column('text', { name: 'key_sha256' }) keySha256: string;
  @Column('text', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** How long a file is proven. The newest of a report counts. Insert-only. */
@Entity('report_proofs')
export class ReportProof {
  @PrimaryColumn('text', { name: 'report_id' }) reportId: string;
  @PrimaryColumn('int') number: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') sha256: string;
  @Column('text') level: SignatureLevel;
  @Column('text', { name: 'gaps_json' }) gapsJson: string;
  @Column('text', { name: 'renew_before', nullable: true, transformer: instantColumn }) renewBefore: string | null;
  @Column('text', { transformer: instantColumn }) at: string;
}
