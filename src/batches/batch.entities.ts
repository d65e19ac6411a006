import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';

/** `issue`: every appraisal gets its report at once, a draft where the engagement is not complete. */
export type BatchReports = (typeof batchReports)[number];
export const batchReports = ['none', 'issue'] as const;

export type BatchSource = 'json' | 'ndjson' | 'xlsx';

/** What was sent, once and for ever. */
@Entity('batches')
export class BatchRecord {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') label: string;
  @Column('text') reports: BatchReports;
  /** How many lifts. */
  @Column('int') items: number;
  @Column('text') source: BatchSource;
  @Column('text', { name: 'body_sha256' }) bodySha256: string;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

export const batchActs = ['pause', 'resume', 'cancel', 'retry'] as const;
export type BatchActName = (typeof batchActs)[number];

/** What somebody did about a batch. Insert-only; its state follows from these and its items. */
@Entity('batch_acts')
export class BatchAct {
  @PrimaryColumn('text', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('int') number: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') act: BatchActName;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** `appraised`: the appraisal is stored, its report is still to be issued. */
export const itemStates = ['waiting', 'appraised', 'done', 'failed'] as const;
export type ItemState = (typeof itemStates)[number];

/** One lift of a batch. A worker holds it by `claimedBy` until `claimedUntil`; with no holder that is when it may be taken. */
@Entity('batch_items')
export class BatchItem {
  @PrimaryColumn('text', { name: 'batch_id' }) batchId: string;
  /** As sent, from 1. */
  @PrimaryColumn('int') position: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') state: ItemState;
  /** Failures that may pass by themselves, since it was last taken up anew. */
  @Column('int') attempts: number;
  @Column('text', { name: 'claimed_by', nullable: true }) claimedBy: string | null;
  @Column('text', { name: 'claimed_until', nullable: true, transformer: instantColumn }) claimedUntil: string | null;
  @Column('text', { name: 'appraisal_id', nullable: true }) appraisalId: string | null;
  @Column('text', { name: 'report_id', nullable: true }) reportId: string | null;
  @Column('text', { name: 'device_code', nullable: true }) deviceCode: string | null;
  @Column('text', { nullable: true }) address: string | null;
  /** 残值 and 余值, beside the appraisal that holds them: a summary of 10,000 lifts reads no results. */
  @Column('text', { name: 'net_scrap', nullable: true }) netScrap: string | null;
  @Column('text', { name: 'remaining_value', nullable: true }) remainingValue: string | null;
  @Column('text', { name: 'problem_json', nullable: true }) problemJson: string | null;
  @Column('text', { name: 'finished_at', nullable: true, transformer: instantColumn }) finishedAt: string | null;
  /** As sent, as canonical JSON. */
  @Column('text', { name: 'order_json' }) orderJson: string;
}
