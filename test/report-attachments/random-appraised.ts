/** Random appraisals with the tables they were computed from, each edition with a fingerprint of its own. */
import { appraise } from '../../src/engine/index.js';
import type { Appraisal, AppraisalOrder, PriceTableEdition, Standard } from '../../src/engine/index.js';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import type { PublishedEdition } from '../../src/price-tables/price-table-file.js';
import type { ReportFingerprints } from '../../src/reports/report-content.js';
import { randomAppraisal } from '../oracle/random-appraisal.js';

export interface Appraised {
  readonly seed: number;
  readonly order: AppraisalOrder;
  readonly standard: Standard;
  readonly appraisal: Appraisal;
  readonly fingerprints: ReportFingerprints;
  readonly tables: readonly PublishedEdition[];
}

function published(edition: PriceTableEdition, { tables, rollForward }: Standard): PublishedEdition {
  const kind = (['scrap', 'parts', 'services'] as const).find((one) => tables[one] === edition.tableId);
  return {
    edition,
    kind: edition.tableId === rollForward?.table ? 'index' : (kind ?? 'scrap'),
    fingerprint: fingerprintOf(edition),
    file: `${edition.editionId}.yaml`,
    privateTo: null,
    origin: 'file',
  };
}

/** null where the question is refused. */
export function appraised(seed: number): Appraised | null {
  const { order, standard, editions } = randomAppraisal(seed);
  const outcome = appraise(order, { standard, priceTables: editions });
  if (outcome.kind === 'refused') return null;
  const { appraisal, consultedEditions } = outcome;
  const tables = editions.map((edition) => published(edition, standard));
  const consulted = tables.filter(({ edition }) => consultedEditions.includes(edition.editionId));
  const fingerprints = {
    order: fingerprintOf(order),
    standard: fingerprintOf(standard),
    priceTables: consulted.map(({ edition: { editionId }, fingerprint: sha256 }) => ({ editionId, sha256 })),
    engine: 'test',
    result: fingerprintOf(appraisal),
  };
  return { seed, order, standard, appraisal, fingerprints, tables };
}

export function* appraisedFrom(first: number, count: number): Generator<Appraised> {
  let found = 0;
  for (let seed = first; found < count; seed++) {
    const one = appraised(seed);
    if (one === null) continue;
    found += 1;
    yield one;
  }
}
