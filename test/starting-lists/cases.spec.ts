import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { KnownLift } from '../../src/starting-lists/facts.js';
import { proposeComponents, type RuleBookOfLists } from '../../src/starting-lists/propose-components.js';
import { shippedRuleBook } from './known-lifts.js';

interface Case {
  readonly case: string;
  readonly lift: KnownLift;
  readonly quantities: Readonly<Record<string, string | number>>;
  readonly notProposed: readonly string[];
  readonly systems?: Readonly<Record<string, string>>;
  readonly total?: string;
  readonly findings: readonly string[];
}
const cases = parse(readFileSync('test/starting-lists/cases.yaml', 'utf8')) as readonly Case[];

describe('cases worked by hand', () => {
  let book: RuleBookOfLists;
  beforeAll(async () => {
    book = await shippedRuleBook();
  });

  it.each(cases.map((one) => [one.case, one] as const))('%s', (_, expected) => {
    const list = proposeComponents(expected.lift, book);
    const quantities = Object.fromEntries(
      Object.keys(expected.quantities).map((key) => {
        const [type, place = null] = key.split(' ');
        const line = list.lines.find((one) => one.component.type === type && (place === null || one.place === place));
        return [key, [line?.component.variant, line?.component.quantity].filter(Boolean).join(' ')];
      }),
    );
    const wanted = Object.entries(expected.quantities).map(([key, value]) => [key, String(value)]);
    expect(quantities).toEqual(Object.fromEntries(wanted));
    expect(list.notProposed.map(({ type }) => type)).toEqual(expect.arrayContaining([...expected.notProposed]));
    const systems = Object.fromEntries(list.systems.map(({ system, massKg }) => [system, massKg]));
    expect(systems).toMatchObject(expected.systems ?? {});
    if (expected.total !== undefined) expect(list.totalMassKg).toBe(expected.total);
    expect(list.findings.map(({ code }) => code)).toEqual(expected.findings);
  });
});
