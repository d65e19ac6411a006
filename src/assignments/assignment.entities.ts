import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';
import type { StepId } from './steps/step-ids.js';

/** 评估项目: one appraisal of one lift on its way through the eight steps. Insert-only; what happens to it are its acts. */
@Entity('assignments')
export class Assignment {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'device_code' }) deviceCode: string;
  @Column('text', { name: 'engagement_id', nullable: true }) engagementId: string | null;
  @Column('text') purpose: string;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

export type AssignmentActName =
  'recorded' | 'completed' | 'reopened' | 'hold-set' | 'hold-lifted' | 'deletion-refused' | 'appraised';

/** One thing somebody did to an assignment. Insert-only. */
@Entity('assignment_acts')
export class AssignmentAct {
  @PrimaryColumn('text', { name: 'assignment_id' }) assignmentId: string;
  @PrimaryColumn('int') number: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') act: AssignmentActName;
  /** Of what was recorded, completed or reopened. */
  @Column('text', { nullable: true }) step: StepId | null;
  /** What was recorded; the reason; the version of the paper that was appraised. */
  @Column('text', { name: 'content_json' }) contentJson: string;
  /** Of `appraised` alone. */
  @Column('text', { name: 'appraisal_id', nullable: true }) appraisalId: string | null;
  @Column('text', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
