import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** The order in the making, as it stood after one save. Insert-only; the latest version counts. */
@Entity('working_papers')
export class WorkingPaperVersion {
  @PrimaryColumn('text', { name: 'assignment_id' }) assignmentId: string;
  @PrimaryColumn('int') version: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'order_json' }) orderJson: string;
  @Column('text') note: string;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** A word on a line of the working paper, or on all of it. Insert-only. */
@Entity('line_comments')
export class LineComment {
  @PrimaryColumn('text', { name: 'assignment_id' }) assignmentId: string;
  @PrimaryColumn('int') number: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  /** null: on the paper as a whole. */
  @Column('text', { name: 'component_id', nullable: true }) componentId: string | null;
  @Column('text') text: string;
  /** Number of the comment this one answers. */
  @Column('int', { nullable: true }) answers: number | null;
  @Column('text', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
