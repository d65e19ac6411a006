/** Fills in what an order leaves open: the instant prices must be known by, and the edition of the standard. */
import { chinaDayOf, compareInstants, type AppraisalOrder, type Finding } from '../engine/index.js';
import type { StandardEdition } from '../standards/standard-edition.js';
import type { SubmittedOrder } from './order/appraisal-order.dto.js';
import type { OrderFault } from './order-faults.js';
import { priceBookFaults } from './price-book-faults.js';
import type { Shelf } from './shelf.js';

export type SettledOrder =
  | { readonly kind: 'settled'; readonly order: AppraisalOrder; readonly edition: StandardEdition }
  | { readonly kind: 'invalid'; readonly faults: readonly OrderFault[] }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[]; readonly standard: null };

export function settleOrder(submitted: SubmittedOrder, shelf: Shelf, now: Date): SettledOrder {
  const knownAt = submitted.knownAt ?? now.toISOString();
  const choice = chooseEdition(submitted, shelf, knownAt);
  const faults = [
    ...dateFaults(submitted, knownAt, now),
    ...(choice.kind === 'unknown' ? [choice.fault] : []),
    ...priceBookFaults(submitted, shelf),
  ];
  if (faults.length > 0) return { kind: 'invalid', faults };
  if (choice.kind !== 'chosen') {
    return { kind: 'refused', findings: choice.kind === 'none' ? [choice.finding] : [], standard: null };
  }
  const { id, version } = choice.edition.standard;
  return { kind: 'settled', order: { ...submitted, standard: { id, version }, knownAt }, edition: choice.edition };
}

function dateFaults({ referenceDate, knownAt: named }: SubmittedOrder, knownAt: string, now: Date): OrderFault[] {
  const faults: OrderFault[] = [];
  // What will be published until a later instant cannot be known yet: the same order would be worth something else.
  if (compareInstants(knownAt, now.toISOString()) > 0) {
    faults.push({ pointer: '/knownAt', code: 'known-at-in-future', allowed: `≤ ${now.toISOString()}` });
  }
  const lastDay = chinaDayOf(knownAt);
  if (referenceDate > lastDay) {
    const code = named === undefined ? 'reference-date-in-future' : 'reference-date-after-known-at';
    faults.push({ pointer: '/referenceDate', code, allowed: `≤ ${lastDay}` });
  }
  return faults;
}

export type EditionChoice =
  | { readonly kind: 'chosen'; readonly edition: StandardEdition }
  | { readonly kind: 'unknown'; readonly fault: OrderFault }
  | { readonly kind: 'none'; readonly finding: Finding };

/** A named edition is taken as named: whether it is in force on the day is the engine's question. */
export function chooseEdition(
  { standard, referenceDate }: Pick<SubmittedOrder, 'standard' | 'referenceDate'>,
  { standards }: Pick<Shelf, 'standards'>,
  knownAt: string,
): EditionChoice {
  const id = standard?.id ?? standards.defaultId;
  const version = standard?.version;
  const edition = version === undefined ? standards.inForceOn(id, referenceDate, knownAt) : standards.find(id, version);
  if (edition !== undefined) return { kind: 'chosen', edition };
  const known = standards.list().map((one) => `${one.standard.id} ${one.standard.version}`);
  if (version === undefined && known.some((name) => name.startsWith(`${id} `))) {
    return { kind: 'none', finding: noneInForce(id, referenceDate) };
  }
  const pointer = version === undefined ? '/standard/id' : '/standard';
  return { kind: 'unknown', fault: { pointer, code: 'standard-unknown', allowed: known.join(', ') } };
}

const noneInForce = (standard: string, referenceDate: string): Finding => ({
  code: 'standard-not-in-force',
  level: 'refusal',
  clause: '计算规则第10条',
  componentId: null,
  data: { standard, version: null, referenceDate, validFrom: null, validUntil: null },
});
