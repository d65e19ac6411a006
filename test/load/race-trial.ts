import { smallOrder } from '../api/small-order.js';
import { different, race, type RaceOutcome } from './idempotency-race.js';
import { startRacing } from './racing-service.js';
import type { TestDialect } from '../stores/test-database.js';

export interface RaceTrial {
  readonly dialect: TestDialect;
  readonly keys: number;
  readonly duplicates: number;
  readonly reports: number;
}

/** What must be: as many results as keys, and of each key one body. */
export interface TrialOutcome {
  readonly differing: number;
  readonly differentBodies: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly answers: RaceOutcome['answers'];
}

/** Appraisals are stored under racing keys, then reports of some of them are issued under racing keys. */
export async function raceForResults({ dialect, keys, duplicates, reports }: RaceTrial) {
  const service = await startRacing(dialect);
  const rowsOf = async (...tables: readonly string[]): Promise<Record<string, number>> =>
    Object.fromEntries(await Promise.all(tables.map(async (table) => [table, Number(await service.count(table))])));
  try {
    const { addresses } = service;
    const appraised = await race({ addresses, keys, duplicates, abreast: 4, post: orderOf });
    const appraisals = await rowsOf('appraisals', 'idempotency_answers', 'idempotency_claims');
    const ids = appraised.bodies.map((body) => (JSON.parse(body) as { id: string }).id);
    const post = (key: number) => ({ path: `/v1/appraisals/${ids[key]}/report`, body: null });
    // Each under another key than its appraisal.
    const issued = await race({ addresses, keys: reports, duplicates, abreast: 2, post, prefix: 'report' });
    const issuedRows = await rowsOf('report_versions', 'report_files', 'idempotency_claims');
    return { appraised: outcome(appraised, appraisals), issued: outcome(issued, issuedRows) };
  } finally {
    await service.stop();
  }
}

/** Every key has an order of its own, so that one result given to another key is seen. */
const orderOf = (key: number) => ({
  path: '/v1/appraisals',
  body: smallOrder({ terms: { dismantlingPaidBy: 'contractor', taxBasis: 'excluded', haulDistanceKm: `${key + 1}` } }),
});

const outcome = ({ differing, bodies, answers }: RaceOutcome, rows: TrialOutcome['rows']): TrialOutcome => ({
  differing,
  differentBodies: different(bodies),
  rows,
  answers,
});
