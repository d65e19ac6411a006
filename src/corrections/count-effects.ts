/** What came of an act, in numbers, per organisation: exact sums in fen, counted in stretches of the index. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { EffectOutcome } from './correction.entities.js';

/** Whether a report was sealed on the appraisal: only then is it issued. */
export const isIssued = (appraisalId: string): string =>
  `EXISTS (SELECT 1 FROM report_versions v JOIN report_events s ON s.report_id = v.id AND s.state = 'sealed'
            WHERE v.appraisal_id = ${appraisalId})`;

export interface EffectCounts {
  readonly count: number;
  readonly pending: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly sumFen: number;
  /** The difference furthest from 0; null: nothing has a new value. */
  readonly largestFen: number | null;
}

/** Of one organisation: issued reports and appraisals without one. Rows that were asked for and not used do not count. */
export interface CountedEffects {
  readonly reports: EffectCounts;
  readonly drafts: EffectCounts;
}

export const noEffects: EffectCounts = {
  count: 0,
  pending: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  sumFen: 0,
  largestFen: null,
};

interface Counted {
  readonly organisationId: string;
  readonly outcome: EffectOutcome | 'pending';
  readonly issued: number | boolean;
  readonly count: number | string;
  readonly sumFen: number | string | null;
  readonly lowest: number | string | null;
  readonly highest: number | string | null;
}

export interface Counting {
  readonly sequence: number;
  /** null: every organisation. */
  readonly organisationId: string | null;
  /** Only appraisals with a number above this one. */
  readonly after: number;
}

const stretchLength = 10_000;

export async function countEffects(
  manager: EntityManager,
  counting: Counting,
): Promise<ReadonlyMap<string, CountedEffects>> {
  const counts = new Map<string, CountedEffects>();
  const last = await lastTouched(manager, counting.sequence);
  for (let from = counting.after; from < last; from += stretchLength) {
    for (const row of await countStretch(manager, counting, from)) {
      const known = counts.get(row.organisationId) ?? { reports: noEffects, drafts: noEffects };
      const place = Number(row.issued) === 1 ? 'reports' : 'drafts';
      counts.set(row.organisationId, { ...known, [place]: added(known[place], row) });
    }
    await nextTurn();
  }
  return counts;
}

export function addCounts(one: EffectCounts, other: EffectCounts): EffectCounts {
  return {
    count: one.count + other.count,
    pending: one.pending + other.pending,
    changed: one.changed + other.changed,
    unchanged: one.unchanged + other.unchanged,
    refused: one.refused + other.refused,
    sumFen: one.sumFen + other.sumFen,
    largestFen: furthest([one.largestFen, other.largestFen]),
  };
}

/** The figure furthest from 0. */
export function furthest(figures: readonly (number | null)[]): number | null {
  return figures.reduce((best, one) => {
    if (one === null) return best;
    return best === null || Math.abs(one) > Math.abs(best) ? one : best;
  }, null);
}

async function lastTouched(manager: EntityManager, sequence: number): Promise<number> {
  const [row] = await manager.query<{ n: number | null }[]>(
    'SELECT MAX(appraisal_n) AS n FROM correction_touches WHERE sequence = ?',
    [sequence],
  );
  return row?.n ?? 0;
}

function countStretch(
  manager: EntityManager,
  { sequence, organisationId }: Counting,
  from: number,
): Promise<readonly Counted[]> {
  const whose = organisationId === null ? '' : 'AND t.organisation_id = ?';
  const parameters = [sequence, from, from + stretchLength, ...(organisationId === null ? [] : [organisationId])];
  return manager.query<Counted[]>(
    `SELECT t.organisation_id AS organisationId, COALESCE(e.outcome, 'pending') AS outcome,
            ${isIssued('i.appraisal_id')} AS issued, COUNT(*) AS count, SUM(e.difference_fen) AS sumFen,
            MIN(e.difference_fen) AS lowest, MAX(e.difference_fen) AS highest
       FROM correction_touches t JOIN indexed_appraisals i ON i.n = t.appraisal_n
       LEFT JOIN correction_effects e ON e.sequence = t.sequence AND e.appraisal_n = t.appraisal_n
      WHERE t.sequence = ? AND t.appraisal_n > ? AND t.appraisal_n <= ? ${whose}
        AND COALESCE(e.outcome, 'pending') <> 'not-used'
      GROUP BY 1, 2, 3`,
    parameters,
  );
}

function added(counts: EffectCounts, row: Counted): EffectCounts {
  const count = Number(row.count);
  const { outcome } = row;
  return addCounts(counts, {
    count,
    pending: outcome === 'pending' ? count : 0,
    changed: outcome === 'changed' || outcome === 'lines-changed' ? count : 0,
    unchanged: outcome === 'unchanged' ? count : 0,
    refused: outcome === 'refused' ? count : 0,
    sumFen: Number(row.sumFen ?? 0),
    largestFen: furthest([row.lowest, row.highest].map((figure) => (figure === null ? null : Number(figure)))),
  });
}
