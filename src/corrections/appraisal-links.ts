/** How an appraisal stands to others made before and after it because of corrections. */
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AppraisalDesk } from '../appraisals/appraisal-desk.js';
import { AppraisalSuccessor, CorrectionAct, CorrectionEffect } from './correction.entities.js';
import type { CorrectionView } from './correction-views.js';
import type { AppraisalEffectDto, AppraisalLinkDto, AppraisalLinksDto } from './corrections.dto.js';
import { amountOf } from './fen.js';

@Injectable()
export class AppraisalLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly appraisals: AppraisalDesk,
  ) {}

  /** Throws where the organisation has no such appraisal. */
  async of(organisationId: string, id: string): Promise<AppraisalLinksDto> {
    const { id: appraisalId } = await this.appraisals.stored(organisationId, id);
    const successors = this.dataSource.getRepository(AppraisalSuccessor);
    const [before, after, effects] = await Promise.all([
      successors.findBy({ appraisalId }),
      successors.find({ where: { predecessorId: appraisalId }, order: { sequence: 'ASC' } }),
      this.dataSource.getRepository(CorrectionEffect).find({ where: { appraisalId }, order: { sequence: 'ASC' } }),
    ]);
    const acts = await this.actsOf([...before, ...after, ...effects].map(({ sequence }) => sequence));
    const [predecessor] = before;
    return {
      predecessor: predecessor === undefined ? null : link(predecessor.predecessorId, predecessor, acts),
      successors: after.map((successor) => link(successor.appraisalId, successor, acts)),
      corrections: effects.filter(({ outcome }) => outcome !== 'not-used').map((effect) => effectDto(effect, acts)),
    };
  }

  private async actsOf(sequences: readonly number[]): Promise<ReadonlyMap<number, CorrectionAct>> {
    const acts = await this.dataSource.getRepository(CorrectionAct).findBy({ sequence: In([...new Set(sequences)]) });
    return new Map(acts.map((act) => [act.sequence, act]));
  }
}

type Acts = ReadonlyMap<number, CorrectionAct>;

function actOf(acts: Acts, sequence: number): CorrectionAct & { readonly act: CorrectionView['act'] } {
  const act = acts.get(sequence);
  if (act === undefined || act.act === 'published') throw new Error(`${sequence} is no act that corrects`);
  return { ...act, act: act.act };
}

function link(appraisalId: string, { sequence, createdAt }: AppraisalSuccessor, acts: Acts): AppraisalLinkDto {
  const { editionId, act } = actOf(acts, sequence);
  return { appraisalId, editionId, act, createdAt };
}

function effectDto(effect: CorrectionEffect, acts: Acts): AppraisalEffectDto {
  const { editionId, act, at } = actOf(acts, effect.sequence);
  const { outcome, newValue, differenceFen } = effect;
  return { editionId, act, at, outcome, newValue, difference: differenceFen === null ? null : amountOf(differenceFen) };
}
