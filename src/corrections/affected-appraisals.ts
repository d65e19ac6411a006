/** Which appraisals of an organisation are to be made again for an act: those chosen, or all that moved, some at a time. */
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AppraisalSuccessor, CorrectionEffect } from './correction.entities.js';
import { correctionProblem } from './correction-problem.js';
import type { ReappraisalView } from './correction-views.js';

export interface Affected {
  readonly appraisalId: string;
}

export interface Chosen {
  readonly toMake: readonly Affected[];
  readonly existing: ReappraisalView['existing'];
  /** Known to be refused: the act's own computation says so. */
  readonly refused: ReappraisalView['refused'];
  /** Those that the next request would make. */
  readonly remaining: number;
}

/** One request makes so many, in one transaction. */
export const appraisalsPerRequest = 50;

@Injectable()
export class AffectedAppraisals {
  constructor(private readonly dataSource: DataSource) {}

  async choose(organisationId: string, sequence: number, wanted: readonly string[] | null): Promise<Chosen> {
    return wanted === null
      ? this.everyone(organisationId, sequence)
      : this.these(organisationId, sequence, [...new Set(wanted)]);
  }

  private async everyone(organisationId: string, sequence: number): Promise<Chosen> {
    const open = this.dataSource
      .getRepository(CorrectionEffect)
      .createQueryBuilder('effect')
      .where({ organisationId, sequence })
      .andWhere(`effect.outcome IN ('changed', 'lines-changed')`)
      .andWhere(
        'NOT EXISTS (SELECT 1 FROM appraisal_successors s WHERE s.predecessor_id = effect.appraisal_id AND s.sequence = effect.sequence)',
      );
    const [toMake, count] = await open.orderBy('effect.appraisalN').take(appraisalsPerRequest).getManyAndCount();
    const refused = await this.dataSource
      .getRepository(CorrectionEffect)
      .find({ where: { organisationId, sequence, outcome: 'refused' }, order: { appraisalN: 'ASC' }, take: 100 });
    const existing = await this.dataSource
      .getRepository(AppraisalSuccessor)
      .find({ where: { organisationId, sequence }, order: { appraisalId: 'ASC' }, take: 100 });
    return { toMake, existing: existing.map(link), refused: refused.map(refusal), remaining: count - toMake.length };
  }

  private async these(organisationId: string, sequence: number, ids: readonly string[]): Promise<Chosen> {
    const effects = await this.dataSource
      .getRepository(CorrectionEffect)
      .findBy({ organisationId, sequence, appraisalId: In(ids) });
    const known = new Map(effects.map((effect) => [effect.appraisalId, effect]));
    const strangers = ids.flatMap((id, index) => (known.has(id) ? [] : [index]));
    if (strangers.length > 0) throw notAffected(strangers);
    const made = await this.dataSource
      .getRepository(AppraisalSuccessor)
      .findBy({ organisationId, sequence, predecessorId: In(ids) });
    const done = new Set(made.map(({ predecessorId }) => predecessorId));
    const open = effects.filter(({ appraisalId }) => !done.has(appraisalId));
    const makeable = open.filter(({ outcome }) => outcome !== 'refused');
    return {
      toMake: makeable.slice(0, appraisalsPerRequest),
      existing: made.map(link),
      refused: open.filter(({ outcome }) => outcome === 'refused').map(refusal),
      remaining: Math.max(0, makeable.length - appraisalsPerRequest),
    };
  }
}

const link = ({ appraisalId, predecessorId }: AppraisalSuccessor): ReappraisalView['existing'][number] => ({
  appraisalId,
  predecessorId,
});

const refusal = ({ appraisalId, refusals }: CorrectionEffect): ReappraisalView['refused'][number] => ({
  predecessorId: appraisalId,
  refusals: refusals?.split(' ') ?? [],
});

const notAffected = (places: readonly number[]): Error =>
  correctionProblem('appraisal-not-affected', {
    faults: places.map((place) => ({
      pointer: `/appraisalIds/${place}`,
      code: 'appraisal-not-affected',
      message: { zh: '该评估不在受影响清单中', en: 'The appraisal is not in the list' },
    })),
  });
