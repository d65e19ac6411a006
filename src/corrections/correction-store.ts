/** Acts of the publication log and how far each has been worked through; what the index named; what came of it. */
import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan, Not, type EntityManager } from 'typeorm';
import { IndexedAppraisal } from '../appraisals/appraisal-price-rows.entities.js';
import { AppraisalRecord } from '../appraisals/appraisal-record.entity.js';
import type { Publication } from '../price-tables/publication-log.js';
import { filesOrganisation } from '../price-tables/published/price-books.entities.js';
import { CorrectionAct, CorrectionEffect } from './correction.entities.js';

/** An appraisal the index named, whose effect is not yet computed. */
export interface Pending {
  readonly n: number;
  readonly appraisalId: string;
  readonly organisationId: string;
}

/** Who works on an act, and until when nobody else may. */
export interface Hold {
  readonly holder: string;
  readonly until: string;
}

@Injectable()
export class CorrectionStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The place in the log: everything up to it was taken note of. */
  async place(): Promise<number> {
    return (await this.dataSource.getRepository(CorrectionAct).maximum('sequence')) ?? 0;
  }

  /** Takes note of what was published next; what another process noted meanwhile stands. */
  async note(publications: readonly Publication[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const place = (await manager.maximum(CorrectionAct, 'sequence')) ?? 0;
      const news = publications.filter(({ sequence }) => sequence > place);
      if (news.length > 0) await manager.insert(CorrectionAct, news.map(actOf));
    });
  }

  find(sequence: number): Promise<CorrectionAct | null> {
    return this.dataSource.getRepository(CorrectionAct).findOneBy({ sequence });
  }

  /** The first act that is not done: they are worked through one after the other. */
  firstOpen(): Promise<CorrectionAct | null> {
    const acts = this.dataSource.getRepository(CorrectionAct);
    return acts.findOne({ where: { stage: Not('done') }, order: { sequence: 'ASC' } });
  }

  /** True when the act is the holder's until then. */
  async hold(sequence: number, { holder, until }: Hold, now: string): Promise<boolean> {
    const query = this.dataSource.createQueryBuilder().update(CorrectionAct).set({ holder, heldUntil: until });
    const updated = await query
      .where('sequence = :sequence', { sequence })
      .andWhere(`stage <> 'done'`)
      .andWhere('(holder IS NULL OR holder = :holder OR held_until <= :now)', { holder, now })
      .execute();
    return updated.affected === 1;
  }

  async release(holder: string): Promise<void> {
    await this.dataSource.getRepository(CorrectionAct).update({ holder }, { holder: null, heldUntil: null });
  }

  /** Moves the act on in the caller's transaction; throws when another process has taken it over. */
  async advance(manager: EntityManager, act: CorrectionAct, change: Partial<CorrectionAct>): Promise<void> {
    const { sequence, holder } = act;
    if (holder === null) throw new Error(`nobody holds the act ${sequence}`);
    const updated = await manager.update(CorrectionAct, { sequence, holder }, change);
    if (updated.affected !== 1) throw new ActTakenOver(sequence);
  }

  /** The next appraisals to compute, by their number in the index. */
  async pending(sequence: number, limit: number): Promise<readonly Pending[]> {
    return this.dataSource.query<Pending[]>(
      `SELECT t.appraisal_n AS n, i.appraisal_id AS appraisalId, t.organisation_id AS organisationId
         FROM correction_touches t JOIN indexed_appraisals i ON i.n = t.appraisal_n
        WHERE t.sequence = ? AND t.appraisal_n > COALESCE(
            (SELECT MAX(e.appraisal_n) FROM correction_effects e WHERE e.sequence = ?), 0)
        ORDER BY t.appraisal_n LIMIT ?`,
      [sequence, sequence, limit],
    );
  }

  record(appraisalId: string): Promise<AppraisalRecord> {
    return this.dataSource.getRepository(AppraisalRecord).findOneByOrFail({ id: appraisalId });
  }

  async addEffects(manager: EntityManager, effects: readonly CorrectionEffect[]): Promise<void> {
    if (effects.length > 0) await manager.insert(CorrectionEffect, [...effects]);
  }

  /** Appraisals of the index that came after the search and yet know nothing of the act: an order may say so. */
  async reopenForLatecomers(): Promise<void> {
    const sql = `UPDATE correction_acts SET stage = 'searching'
        WHERE stage = 'done' AND act <> 'published' AND EXISTS (
          SELECT 1 FROM indexed_appraisals i WHERE i.n > correction_acts.searched_to AND i.known_at < correction_acts.at)`;
    // Writers take turns: one that was storing when it was decided to look has ended by now.
    await this.dataSource.transaction((manager) => manager.query(sql));
  }

  /** The newest instant at which anything was corrected or withdrawn. */
  async newestAct(): Promise<string | null> {
    const acts = this.dataSource.getRepository(CorrectionAct);
    const newest = await acts.findOne({ where: { act: In(['corrected', 'withdrawn']) }, order: { at: 'DESC' } });
    return newest?.at ?? null;
  }

  async lastIndexed(): Promise<number> {
    return (await this.dataSource.getRepository(IndexedAppraisal).maximum('n')) ?? 0;
  }

  /** Corrections and withdrawals, the newest first; private ones only of the asker's own books. */
  list(
    organisationId: string,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<CorrectionAct[]> {
    const acts = this.dataSource.getRepository(CorrectionAct).createQueryBuilder('act');
    acts.where(`act.act <> 'published'`).andWhere('(act.private_to IS NULL OR act.private_to = :organisationId)', {
      organisationId,
    });
    if (page.before !== null) acts.andWhere('act.sequence < :before', { before: page.before });
    return acts.orderBy('act.sequence', 'DESC').limit(page.limit).getMany();
  }

  /** The acts on one edition that the organisation may know of, the newest first. */
  async ofEdition(organisationId: string, editionId: string): Promise<readonly CorrectionAct[]> {
    const acts = this.dataSource.getRepository(CorrectionAct);
    const found = await acts.find({ where: { editionId, act: Not('published') }, order: { sequence: 'DESC' } });
    return found.filter(({ privateTo }) => privateTo === null || privateTo === organisationId);
  }

  /** Records of the ledger in the order of their ids, for the index to be filled. */
  async idsAfter(id: string, limit: number): Promise<readonly string[]> {
    const records = this.dataSource.getRepository(AppraisalRecord);
    const found = await records.find({
      select: { id: true },
      where: { id: MoreThan(id) },
      order: { id: 'ASC' },
      take: limit,
    });
    return found.map((record) => record.id);
  }
}

/** Another process works on the act now: this one has nothing more to do with it. */
export class ActTakenOver extends Error {
  constructor(sequence: number) {
    super(`another process works on the act ${sequence}`);
    this.name = 'ActTakenOver';
  }
}

function actOf({ sequence, organisationId, act, editionId, privateTo, at }: Publication): CorrectionAct {
  return {
    sequence,
    organisationId: organisationId ?? filesOrganisation,
    act,
    editionId,
    privateTo,
    at: new Date(at).toISOString(),
    stage: act === 'published' ? 'done' : 'searching',
    searchedTo: 0,
    touched: 0,
    computed: 0,
    notifiedTo: 0,
    holder: null,
    heldUntil: null,
  };
}
