/**
 * Every price the shipped standard can ask for, on every day: an order for Shenyang or one of its districts never fails
 * for want of a shipped price, and one for a day before the first table always does.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  lookUpPrice,
  type PriceAnswer,
  type PriceKind,
  type PriceQuestion,
  type PriceTableEdition,
  type RuleBook,
  type Standard,
} from '../engine/index.js';
import { StandardLibrary } from '../standards/standard-library.js';
import { PriceTableLibrary } from './price-table-library.js';

const FIRST_DAY = '2024-09-01';
const LAST_DAY = '2026-12-31';
const DAY_MS = 86_400_000;

type Wanted = Pick<PriceQuestion, 'kind' | 'code' | 'variant'>;

let library: PriceTableLibrary;
let ruleBook: Pick<RuleBook, 'standard'>;
let editionsOf: Record<PriceKind, readonly PriceTableEdition[]>;
beforeAll(async () => {
  library = await PriceTableLibrary.load('price-tables');
  const standard = (await StandardLibrary.load('standards')).find('shenyang-residual-value', '2024.1')?.standard;
  if (standard === undefined) throw new Error('The shipped standard is missing.');
  const editions = (kind: PriceKind) => library.editionsOf([standard.tables[kind]]).map(({ edition }) => edition);
  ruleBook = { standard };
  editionsOf = { scrap: editions('scrap'), parts: editions('parts'), services: editions('services') };
});

/** Everything an appraisal by this standard may have to price. */
function everythingPriced({ materials, componentTypes, deductions }: Standard): Wanted[] {
  const scrap = Object.values(materials)
    .filter(({ hazardousWasteCode }) => hazardousWasteCode === undefined)
    .map(({ code }): Wanted => ({ kind: 'scrap', code }));
  const parts = Object.values(componentTypes)
    .filter(({ retentionClass }) => retentionClass === 'A' || retentionClass === 'B')
    .flatMap(({ code, mass, variants }): Wanted[] => [
      ...(mass === null ? [] : [{ kind: 'parts' as const, code }]),
      ...Object.keys(variants).map((variant) => ({ kind: 'parts' as const, code, variant })),
    ]);
  const wasteCodes = Object.values(componentTypes).flatMap(({ hazardousWaste }) =>
    hazardousWaste.map(({ code }) => code),
  );
  const services = deductions.flatMap(({ serviceCode, kind }): Wanted[] =>
    kind === 'hazardous-waste'
      ? [...new Set(wasteCodes)].map((waste) => ({ kind: 'services', code: `${serviceCode}:${waste}` }))
      : [{ kind: 'services', code: serviceCode }],
  );
  return [...scrap, ...parts, ...services];
}

function rowsShipped(): Wanted[] {
  return (Object.keys(editionsOf) as PriceKind[]).flatMap((kind) =>
    editionsOf[kind].flatMap(({ rows }) =>
      rows.map(({ code, variant }) => ({ kind, code, ...(variant === undefined ? {} : { variant }) })),
    ),
  );
}

function distinct(wanted: readonly Wanted[]): Wanted[] {
  return [...new Map(wanted.map((one) => [JSON.stringify([one.kind, one.code, one.variant]), one])).values()];
}

function daysFrom(first: string, last: string): string[] {
  const count = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Only the editions of the kind asked for: the look-up would pass over the others anyway, 100,000 times. */
const ask = (wanted: Wanted, region: string, referenceDate: string): PriceAnswer =>
  lookUpPrice(
    { ...wanted, region, referenceDate, knownAt: '2027-01-01T00:00:00+08:00' },
    { standard: ruleBook.standard, priceTables: editionsOf[wanted.kind] },
  );

describe('the shipped tables, asked as an appraisal asks', () => {
  it('answer for every code of the standard and every row of their own, every day', () => {
    const wanted = distinct([...everythingPriced(ruleBook.standard), ...rowsShipped()]);
    expect(wanted.length).toBeGreaterThan(70);
    const days = daysFrom(FIRST_DAY, LAST_DAY);
    expect(days).toHaveLength(852);
    const unanswered = days.flatMap((day) =>
      wanted.filter((one) => ask(one, '210100', day).kind === 'missing').map((one) => ({ ...one, day })),
    );
    expect(unanswered).toEqual([]);
  }, 120_000);

  it('answer for a district of Shenyang by the city, and say whose price it is', () => {
    const answer = ask({ kind: 'scrap', code: 'steel-heavy' }, '210102', '2026-06-30');
    expect(answer).toMatchObject({ kind: 'found', requestedRegion: '210102', row: { region: '210100' } });
  });

  it('give the edition of the day, on the day it starts and on the day before', () => {
    const startOn = (day: string) => {
      const answer = ask({ kind: 'scrap', code: 'copper-motor' }, '210100', day);
      return answer.kind === 'found' ? answer.edition.validFrom : null;
    };
    expect(startOn('2025-09-10')).toBe('2025-07-01');
    expect(startOn('2025-09-11')).toBe('2025-09-11');
    expect(startOn('2025-10-01')).toBe('2025-10-01');
  });

  it('give no price before the first table, nor long after the last one, nor in another city', () => {
    const kinds: Wanted[] = [
      { kind: 'scrap', code: 'steel-heavy' },
      { kind: 'parts', code: 'door-frame' },
      { kind: 'services', code: 'dismantling' },
    ];
    for (const wanted of kinds) {
      expect(ask(wanted, '210100', '2024-08-31').kind).toBe('missing');
      expect(ask(wanted, '210100', '2029-01-01').kind).toBe('missing');
      expect(ask(wanted, '120000', '2026-06-30').kind).toBe('missing');
    }
  });

  it('price no material that is hazardous waste', () => {
    const hazardous = Object.values(ruleBook.standard.materials).filter(({ hazardousWasteCode }) => hazardousWasteCode);
    expect(hazardous.length).toBeGreaterThan(0);
    for (const { code } of hazardous) expect(ask({ kind: 'scrap', code }, '210100', '2026-06-30').kind).toBe('missing');
  });

  it('name only delivery bases the standard knows', () => {
    const known = Object.keys(ruleBook.standard.deliveryBases);
    const used = library
      .editionsOf([ruleBook.standard.tables.scrap])
      .flatMap(({ edition }) => edition.rows.map(({ deliveryBasis }) => deliveryBasis));
    expect(known).toEqual(expect.arrayContaining([...new Set(used)]));
  });
});
