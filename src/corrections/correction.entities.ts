import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';

/** `searching`: the index is asked; `computing`: what it named is computed again; `done`: and the firms were told. */
export type CorrectionStage = 'searching' | 'computing' | 'done';

/** How far one publication of the log has been worked through. Regular editions are `done` as they come. */
@Entity('correction_acts')
export class CorrectionAct {
  @PrimaryColumn('int') sequence: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') act: 'published' | 'corrected' | 'withdrawn';
  @Column('text', { name: 'edition_id' }) editionId: string;
  @Column('text', { name: 'private_to', nullable: true }) privateTo: string | null;
  @Column('text', { transformer: instantColumn }) at: string;
  @Column('text') stage: CorrectionStage;
  /** Appraisals were searched up to this number of the index. */
  @Column('int', { name: 'searched_to' }) searchedTo: number;
  @Column('int') touched: number;
  @Column('int') computed: number;
  /** Effects up to this number of the index were told to the firms. */
  @Column('int', { name: 'notified_to' }) notifiedTo: number;
  /** Which process works on it, and until when nobody else may. */
  @Column('text', { nullable: true }) holder: string | null;
  @Column('text', { name: 'held_until', nullable: true, transformer: instantColumn }) heldUntil: string | null;
}

/** The index named this appraisal for the act. */
@Entity('correction_touches')
export class CorrectionTouch {
  @PrimaryColumn('int') sequence: number;
  @PrimaryColumn('int', { name: 'appraisal_n' }) appraisalN: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
}

/**
 * What the same order is worth as known after the act. `lines-changed`: the value is the same after rounding;
 * `unchanged`: a replaced row was used and nothing moved; `not-used`: a replaced row was asked for and not used.
 */
export type EffectOutcome = 'changed' | 'lines-changed' | 'unchanged' | 'refused' | 'not-used';

@Entity('correction_effects')
export class CorrectionEffect {
  @PrimaryColumn('int') sequence: number;
  @PrimaryColumn('text', { name: 'appraisal_id' }) appraisalId: string;
  @Column('int', { name: 'appraisal_n' }) appraisalN: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') outcome: EffectOutcome;
  @Column('text', { name: 'old_value' }) oldValue: string;
  @Column('text', { name: 'new_value', nullable: true }) newValue: string | null;
  /** new − old; a whole number of fen is exact. */
  @Column('int', { name: 'difference_fen', nullable: true }) differenceFen: number | null;
  /** Codes of the refusals, separated by spaces. */
  @Column('text', { nullable: true }) refusals: string | null;
  /** 1: the new value also follows from what else was published since the appraisal. */
  @Column('int', { name: 'other_publications' }) otherPublications: number;
  @Column('text', { name: 'known_at', transformer: instantColumn }) knownAt: string;
  @Column('text', { name: 'computed_at', transformer: instantColumn }) computedAt: string;
}

/** An appraisal made again because of a correction or withdrawal, and the one whose place it takes. */
@Entity('appraisal_successors')
export class AppraisalSuccessor {
  @PrimaryColumn('text', { name: 'appraisal_id' }) appraisalId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'predecessor_id' }) predecessorId: string;
  @Column('int') sequence: number;
  @Column('text') reason: string;
  @Column('text') actor: string;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
}
