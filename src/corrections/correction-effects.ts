/**
 * The lists of corrections as a caller may see them. A firm sees its own reports and drafts in full. Who keeps a public
 * table sees every issued report by number, firm and amounts: no appraisals, clients, lifts or addresses, and no drafts.
 */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../http/caller.js';
import { PricePublicationRecord, PriceTableRecord } from '../price-tables/published/price-books.entities.js';
import type { CorrectionAct, EffectOutcome } from './correction.entities.js';
import { correctionProblem } from './correction-problem.js';
import { CorrectionStore } from './correction-store.js';
import type { CorrectionCounts, CorrectionView, EffectView } from './correction-views.js';
import { addCounts, countEffects, isIssued, noEffects } from './count-effects.js';
import { amountOf } from './fen.js';

export type CorrectingAct = CorrectionView['act'];

export interface EffectWish {
  readonly editionId: string;
  /** Where the edition was corrected and later withdrawn: which of the two; null: the later one. */
  readonly act: CorrectingAct | null;
  /** Continue after the appraisal with this number; 0: from the first. */
  readonly after: number;
  readonly limit: number;
}

export interface NumberedEffects {
  readonly correction: CorrectionView;
  readonly items: readonly EffectView[];
  /** Number to continue after; null: this is the end. */
  readonly next: number | null;
}

interface EffectRow {
  readonly n: number;
  readonly organisationId: string;
  readonly firm: string;
  readonly appraisalId: string;
  readonly reportNumber: string | null;
  readonly storedValue: string;
  readonly outcome: EffectOutcome | null;
  readonly newValue: string | null;
  readonly differenceFen: number | string | null;
  readonly refusals: string | null;
  readonly otherPublications: number | boolean | null;
  readonly knownAt: string | null;
  readonly successorId: string | null;
}

@Injectable()
export class CorrectionEffects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CorrectionStore,
  ) {}

  /** Corrections and withdrawals of public tables and of the caller's own books, the newest first. */
  async corrections(
    caller: Caller,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<{ readonly items: readonly CorrectionView[]; readonly next: number | null }> {
    const acts = await this.store.list(caller.organisationId, { ...page, limit: page.limit + 1 });
    const shown = acts.slice(0, page.limit);
    const items: CorrectionView[] = [];
    for (const act of shown) items.push(await this.view(caller, act));
    return { items, next: acts.length > page.limit ? (shown.at(-1)?.sequence ?? null) : null };
  }

  /** What the caller may know of one act; throws where there is none. */
  async find(caller: Caller, editionId: string, act: CorrectingAct | null): Promise<CorrectionView> {
    return this.view(caller, await this.actOf(caller, editionId, act));
  }

  async list(caller: Caller, { editionId, act: wanted, after, limit }: EffectWish): Promise<NumberedEffects> {
    const act = await this.actOf(caller, editionId, wanted);
    const correction = await this.view(caller, act);
    const rows = await this.rows(act, { organisationId: scopeOf(caller, correction), after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return {
      correction,
      items: shown.map((row) => effectView(row, caller)),
      next: rows.length > limit ? (shown.at(-1)?.n ?? null) : null,
    };
  }

  async actOf(caller: Caller, editionId: string, wanted: CorrectingAct | null): Promise<CorrectionAct> {
    const acts = await this.store.ofEdition(caller.organisationId, editionId);
    const act = acts.find(({ act: one }) => wanted === null || one === wanted);
    if (act === undefined) throw correctionProblem('correction-unknown');
    return act;
  }

  private async view(caller: Caller, act: CorrectionAct): Promise<CorrectionView> {
    const { sequence, editionId, at, stage } = act;
    const publication = await this.dataSource.getRepository(PricePublicationRecord).findOneByOrFail({ sequence });
    const keeper = await this.dataSource
      .getRepository(PriceTableRecord)
      .findOneByOrFail({ tableId: publication.tableId });
    const scope = keeper.organisationId === caller.organisationId && act.privateTo === null ? 'all' : 'own';
    return {
      sequence,
      act: act.act === 'withdrawn' ? 'withdrawn' : 'corrected',
      editionId,
      corrects: act.act === 'withdrawn' ? null : publication.corrects,
      at,
      reason: publication.reason,
      scope,
      stage,
      counts: await this.counts(sequence, scope === 'all' ? null : caller.organisationId, caller),
    };
  }

  private async counts(sequence: number, organisationId: string | null, caller: Caller): Promise<CorrectionCounts> {
    const counted = await countEffects(this.dataSource.manager, { sequence, organisationId, after: 0 });
    const reports = [...counted.values()].map((one) => one.reports).reduce(addCounts, noEffects);
    const { count, pending, changed, unchanged, refused, sumFen, largestFen } = reports;
    const drafts = counted.get(caller.organisationId)?.drafts.count ?? 0;
    return {
      reports: count,
      drafts,
      pending,
      changed,
      unchanged,
      refused,
      sumOfDifferences: amountOf(sumFen),
      largestDifference: largestFen === null ? null : amountOf(largestFen),
    };
  }

  private rows(
    { sequence }: CorrectionAct,
    { organisationId, after, limit }: { organisationId: string | null; after: number; limit: number },
  ): Promise<readonly EffectRow[]> {
    const whose = organisationId === null ? `AND ${isIssued('i.appraisal_id')}` : 'AND t.organisation_id = ?';
    const parameters = [sequence, after, ...(organisationId === null ? [] : [organisationId]), limit];
    return this.dataSource.query<EffectRow[]>(
      `SELECT t.appraisal_n AS n, t.organisation_id AS organisationId, o.name AS firm, i.appraisal_id AS appraisalId,
              (SELECT v.number FROM report_versions v JOIN report_events s ON s.report_id = v.id AND s.state = 'sealed'
                WHERE v.appraisal_id = i.appraisal_id ORDER BY v.version DESC LIMIT 1) AS reportNumber,
              a.residual_value AS storedValue, e.outcome AS outcome, e.new_value AS newValue,
              e.difference_fen AS differenceFen, e.refusals AS refusals, e.other_publications AS otherPublications,
              e.known_at AS knownAt, x.appraisal_id AS successorId
         FROM correction_touches t
         JOIN indexed_appraisals i ON i.n = t.appraisal_n
         JOIN organisations o ON o.id = t.organisation_id
         JOIN appraisals a ON a.id = i.appraisal_id
         LEFT JOIN correction_effects e ON e.sequence = t.sequence AND e.appraisal_n = t.appraisal_n
         LEFT JOIN appraisal_successors x ON x.predecessor_id = i.appraisal_id AND x.sequence = t.sequence
        WHERE t.sequence = ? AND t.appraisal_n > ? AND COALESCE(e.outcome, 'pending') <> 'not-used' ${whose}
        ORDER BY t.appraisal_n LIMIT ?`,
      parameters,
    );
  }
}

const scopeOf = (caller: Caller, { scope }: CorrectionView): string | null =>
  scope === 'all' ? null : caller.organisationId;

function effectView(row: EffectRow, { organisationId }: Caller): EffectView {
  const isOwn = row.organisationId === organisationId;
  const difference = row.differenceFen;
  return {
    reportNumber: row.reportNumber,
    firm: row.firm,
    appraisalId: isOwn ? row.appraisalId : null,
    outcome: row.outcome ?? 'pending',
    oldValue: row.storedValue,
    newValue: row.newValue,
    difference: difference === null ? null : amountOf(Number(difference)),
    refusals: row.refusals?.split(' ') ?? [],
    otherPublications: Number(row.otherPublications ?? 0) === 1,
    knownAt: row.knownAt,
    successorId: isOwn ? row.successorId : null,
  };
}
