/**
 * The desk: an order as it came in, the shelf and the clock in; an appraisal with its fingerprints out, or every fault,
 * or every refusal. No database and no framework: the server, the command line and the batches use this one function.
 */
import { appraise, chinaDayOf, findOrderFaults, tablesAsked } from '../engine/index.js';
import type { Appraisal, AppraisalOrder, Finding, RuleBook, Standard } from '../engine/index.js';
import type { Clock } from '../config/clock.js';
import { fingerprintsOf, type Fingerprints, type HashedTexts } from './fingerprints-of.js';
import { factFaults } from './fact-faults.js';
import type { SubmittedOrder } from './order/appraisal-order.dto.js';
import { draftOrder } from './order/draft-order.js';
import { parseAppraisalOrder } from './order/parse-appraisal-order.js';
import { isSameOrWithin } from './order/pointer.js';
import type { OrderFault } from './order-faults.js';
import { tablesToAsk } from './price-book-faults.js';
import { regionFaults } from './region-faults.js';
import { settleOrder, type SettledOrder } from './settle-order.js';
import type { Shelf } from './shelf.js';

export type FingerprintedAppraisal = Appraisal & { readonly fingerprints: Fingerprints };

export type AppraiseLiftOutcome =
  | {
      readonly kind: 'appraised';
      readonly order: AppraisalOrder;
      readonly appraisal: FingerprintedAppraisal;
      readonly texts: HashedTexts;
    }
  | { readonly kind: 'invalid'; readonly faults: readonly OrderFault[] }
  | {
      readonly kind: 'refused';
      readonly findings: readonly Finding[];
      /** In whose words the refusal is told; null: no edition is in force. */
      readonly standard: Standard | null;
    };

export function appraiseLift(json: unknown, shelf: Shelf, clock: Clock): AppraiseLiftOutcome {
  const now = clock.now();
  const reading = parseAppraisalOrder(json);
  if (!reading.ok) return { kind: 'invalid', faults: withFurtherFaults(json, reading.faults, { shelf, now }) };
  const settled = settleOrder(reading.order, shelf, now);
  const faults = contentFaults(reading.order, settled, now);
  if (faults.length > 0) return { kind: 'invalid', faults };
  if (settled.kind !== 'settled') return settled;
  const { order, edition } = settled;
  const tableIds = tablesToAsk(tablesAsked(order, edition.standard), order, shelf);
  const priceTables = shelf.priceTables.ruleBookTables(tableIds);
  const ruleBook: RuleBook = { standard: edition.standard, priceTables };
  const outcome = appraise(order, ruleBook);
  if (outcome.kind === 'refused') return { ...outcome, standard: edition.standard };
  const { appraisal, consultedEditions } = outcome;
  const { fingerprints, texts } = fingerprintsOf({
    order,
    appraisal,
    edition,
    tables: shelf.priceTables.editionsOf(tableIds),
    consultedEditions,
  });
  return { kind: 'appraised', order, appraisal: { ...appraisal, fingerprints }, texts };
}

/** What is wrong with an order, without computing it. What is missing for its day is said when it is computed. */
export function faultsOfOrder(json: unknown, shelf: Shelf, clock: Clock): readonly OrderFault[] {
  const now = clock.now();
  const reading = parseAppraisalOrder(json);
  if (!reading.ok) return withFurtherFaults(json, reading.faults, { shelf, now });
  return contentFaults(reading.order, settleOrder(reading.order, shelf, now), now);
}

/** What cannot be so is told whether or not there is a rule book to ask about the rest. */
function contentFaults(submitted: SubmittedOrder, settled: SettledOrder, now: Date): readonly OrderFault[] {
  return [...ruleBookFaults(settled), ...factFaults(submitted, chinaDayOf(now.toISOString()))];
}

function ruleBookFaults(settled: SettledOrder): readonly OrderFault[] {
  if (settled.kind === 'refused') return [];
  if (settled.kind === 'invalid') return settled.faults;
  return [...regionFaults(settled.order), ...findOrderFaults(settled.order, settled.edition.standard)];
}

/** What the rule book would have said of the sound parts, so that one look shows everything. */
function withFurtherFaults(
  json: unknown,
  faults: Extract<ReturnType<typeof parseAppraisalOrder>, { ok: false }>['faults'],
  { shelf, now }: { readonly shelf: Shelf; readonly now: Date },
): readonly OrderFault[] {
  const draft = draftOrder(json, faults, chinaDayOf(now.toISOString()));
  if (draft === null) return faults;
  const further = contentFaults(draft, settleOrder(draft, shelf, now), now);
  const touches = (pointer: string): boolean =>
    faults.some((known) => isSameOrWithin(pointer, known.pointer) || isSameOrWithin(known.pointer, pointer));
  return [...faults, ...further.filter(({ pointer }) => !touches(pointer))];
}
