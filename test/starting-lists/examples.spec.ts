import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppraisalOrder } from '../../src/engine/index.js';
import type { KnownLift } from '../../src/starting-lists/facts.js';
import { proposeComponents } from '../../src/starting-lists/propose-components.js';
import { shippedRuleBook } from './known-lifts.js';

const book = await shippedRuleBook();
const types = book.edition.standard.componentTypes;

/** Only to compare: a float is good enough. */
function massOf({ components }: AppraisalOrder): number {
  const masses = components.map(({ type, variant, quantity, mass }) => {
    const catalogued = variant === undefined ? types[type]?.mass : types[type]?.variants[variant]?.mass;
    return Number(quantity) * Number(mass?.kgPerUnit ?? catalogued?.kgPerUnit.value);
  });
  return masses.reduce((a, b) => a + b);
}

const examples = readdirSync('examples').filter((name) => name.endsWith('.json'));

// docs/decisions/0020 says by system how far the two are apart, and why.
describe('the lists of the examples', () => {
  it.each(examples)('%s is proposed within a quarter of its mass, and nearly every type of it', (name) => {
    const order = JSON.parse(readFileSync(join('examples', name), 'utf8')) as AppraisalOrder;
    const list = proposeComponents(order.lift as KnownLift, book);
    const ratio = Number(list.totalMassKg) / massOf(order);
    expect(ratio).toBeGreaterThan(0.95);
    expect(ratio).toBeLessThan(1.25);
    const proposed = new Set(list.lines.map(({ component }) => component.type));
    const others = new Set(order.components.map(({ type }) => type).filter((type) => !proposed.has(type)));
    expect(others.size).toBeLessThanOrEqual(3);
    // What the example has and the list has not is named with its reason.
    const named = list.notProposed.map(({ type }) => type);
    for (const type of others) expect(named).toContain(type);
  });
});
