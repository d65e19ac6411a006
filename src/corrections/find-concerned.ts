/** Whom a change of prices concerns, by their numbers in the index: the asker's organisation and all others apart. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { isIssued } from './count-effects.js';
import { numbersIn } from './search-index.js';
import type { PriceChange } from './what-changed.js';

export interface ConcernedAppraisals {
  /** Without an issued report, the newest first. */
  readonly ownDrafts: readonly number[];
  readonly otherDrafts: readonly number[];
  readonly ownReports: number;
  readonly otherReports: number;
}

export interface Asker {
  readonly organisationId: string;
  readonly placesKnownFrom: string | null;
}

const stretchLength = 4000;
/** After every instant that an appraisal can know its prices by. */
const whenever = '9999-12-31T23:59:59.999Z';

export async function findConcerned(
  manager: EntityManager,
  change: PriceChange,
  { organisationId, placesKnownFrom }: Asker,
): Promise<ConcernedAppraisals> {
  const [own, others] = [newPile(), newPile()];
  const concerned = { knownBefore: whenever, placesKnownFrom };
  for (let to = await lastNumber(manager); to > 0; to -= stretchLength) {
    const stretch = { from: Math.max(0, to - stretchLength), to };
    const numbers = await numbersIn(manager, change, { concerned, stretch });
    for (const one of await described(manager, numbers)) {
      const pile = one.organisationId === organisationId ? own : others;
      if (Number(one.issued) === 1) pile.reports += 1;
      else pile.drafts.push(one.n);
    }
    await nextTurn();
  }
  return {
    ownDrafts: own.drafts,
    otherDrafts: others.drafts,
    ownReports: own.reports,
    otherReports: others.reports,
  };
}

const newPile = (): { readonly drafts: number[]; reports: number } => ({ drafts: [], reports: 0 });

interface Described {
  readonly n: number;
  readonly organisationId: string;
  readonly issued: number | boolean;
}

function described(manager: EntityManager, numbers: readonly number[]): Promise<readonly Described[]> {
  if (numbers.length === 0) return Promise.resolve([]);
  return manager.query<Described[]>(
    `SELECT i.n AS n, i.organisation_id AS organisationId, ${isIssued('i.appraisal_id')} AS issued
       FROM indexed_appraisals i WHERE i.n IN (${numbers.join(',')}) ORDER BY i.n DESC`,
  );
}

async function lastNumber(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ n: number | null }[]>('SELECT MAX(n) AS n FROM indexed_appraisals');
  return row?.n ?? 0;
}
