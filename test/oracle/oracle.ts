/**
 * The appraisal a second time, written from the rules of calculation alone, over exact fractions, slow and obvious.
 * It shares no line with the engine: where the two differ, one of them reads the rules wrongly.
 */
import { planDeductions } from './deductions.js';
import { gatherFacts } from './facts.js';
import type { ComponentFacts } from './facts.js';
import type { Fraction } from './fraction.js';
import { report } from './answer.js';
import type { OracleAnswer } from './answer.js';
import { PriceBook } from './price-book.js';
import type { Note, Question } from './price-editions.js';
import type { PricedRow } from './prices.js';
import type { EditionJson, FindingJson, OrderJson, StandardJson } from './shapes.js';
import type { Inputs } from './valuation.js';

export type OracleOutcome =
  | { readonly kind: 'refused'; readonly findings: readonly FindingJson[] }
  | { readonly kind: 'appraised'; readonly appraisal: OracleAnswer; readonly usedEditions: readonly string[] };

export interface OracleInput {
  readonly order: OrderJson;
  readonly standard: StandardJson;
  readonly editions: readonly EditionJson[];
}

function inForce({ order, standard }: OracleInput): boolean {
  const { validFrom, validUntil } = standard;
  return validFrom <= order.referenceDate && (validUntil === undefined || order.referenceDate < validUntil);
}

function editionsBehind({ edition, carried }: PricedRow): string[] {
  return [edition, ...(carried ? [carried.from.edition, carried.to.edition] : [])].map(({ editionId }) => editionId);
}

function centralInputs(facts: readonly ComponentFacts[], prices: PriceBook): Inputs {
  const masses = new Map<string, Fraction>();
  for (const { component, mass } of facts) if (mass) masses.set(component.id, mass.central);
  return { masses, prices: new Map([...prices.used].map(([rowId, row]) => [rowId, row.central])) };
}

export function oracle(input: OracleInput, note: Note = () => undefined): OracleOutcome {
  if (!inForce(input)) {
    const code = 'standard-not-in-force';
    return { kind: 'refused', findings: [{ code, level: 'refusal', componentId: null, data: {} }] };
  }
  const question: Question = { ...input, note };
  const prices = new PriceBook(question);
  const facts = input.order.components.map((component) => gatherFacts(question, component, prices));
  const refusals: FindingJson[] = facts.flatMap(({ findings }) => findings.filter(({ level }) => level === 'refusal'));
  const { masses } = centralInputs(facts, prices);
  const planned = planDeductions({ question, facts, masses, prices, refusals });
  refusals.push(...prices.refusals());
  if (refusals.length > 0) {
    if (refusals.length > 1) note('several refusals at once');
    return { kind: 'refused', findings: refusals };
  }
  const scene = { question, facts, planned };
  const inputs = centralInputs(facts, prices);
  return {
    kind: 'appraised',
    appraisal: report({ scene, inputs, prices }),
    usedEditions: [...new Set([...prices.used.values()].flatMap(editionsBehind))],
  };
}
