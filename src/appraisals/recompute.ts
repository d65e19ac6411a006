/**
 * Computes a stored appraisal again, years later: the same order, the rule book found by its fingerprints, today's
 * program. Identical to the last digit, or the list of what differs, or what of the rule book is no longer on the shelf.
 */
import { appraise } from '../engine/index.js';
import type { Appraisal, AppraisalOrder, RuleBook } from '../engine/index.js';
import { fingerprintOf } from '../fingerprints/fingerprint.js';
import { findDifferences, type Difference } from './find-differences.js';
import type { Fingerprints } from './fingerprints-of.js';
import type { Shelf } from './shelf.js';

export interface Recomputable {
  readonly order: AppraisalOrder;
  readonly appraisal: Appraisal;
  readonly fingerprints: Fingerprints;
}

export type Recomputation =
  | { readonly outcome: 'identical'; readonly result: string }
  | {
      readonly outcome: 'different';
      readonly storedResult: string;
      /** null: computed again, the order is refused. */
      readonly computedResult: string | null;
      readonly differences: readonly Difference[];
    }
  | { readonly outcome: 'rule-book-missing'; readonly missing: readonly string[] };

export function recompute(stored: Recomputable, shelf: Shelf): Recomputation {
  const found = findRuleBook(stored.fingerprints, shelf);
  if ('missing' in found) return { outcome: 'rule-book-missing', missing: found.missing };
  return recomputeWith(stored, found.ruleBook);
}

/** The same with a rule book from elsewhere: whoever calls says where its prices come from. */
export function recomputeWith(
  { order, appraisal, fingerprints }: Recomputable,
  ruleBook: RuleBook,
): Exclude<Recomputation, { outcome: 'rule-book-missing' }> {
  const again = appraise(order, ruleBook);
  const computedResult = again.kind === 'appraised' ? fingerprintOf(again.appraisal) : null;
  const isOrderIntact = fingerprintOf(order) === fingerprints.order;
  if (computedResult === fingerprints.result && isOrderIntact) return { outcome: 'identical', result: computedResult };
  const differences = findDifferences(appraisal, again.kind === 'appraised' ? again.appraisal : null);
  return { outcome: 'different', storedResult: fingerprints.result, computedResult, differences };
}

function findRuleBook(
  fingerprints: Fingerprints,
  shelf: Shelf,
): { readonly ruleBook: RuleBook } | { readonly missing: readonly string[] } {
  const edition = shelf.standards.byFingerprint(fingerprints.standard);
  const tables = shelf.priceTables.byFingerprints(fingerprints.priceTables.map(({ sha256 }) => sha256));
  if (edition === undefined || tables.missing.length > 0) {
    return { missing: [...(edition === undefined ? [fingerprints.standard] : []), ...tables.missing] };
  }
  return { ruleBook: { standard: edition.standard, priceTables: tables.editions.map((table) => table.edition) } };
}
