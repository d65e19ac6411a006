import { describe, expect, it } from '@jest/globals';
import { appraised, keptRails, machine, refused, sampleOrder } from '../../../test/builders/sample-order.js';
import { parameter, sampleStandard } from '../../../test/builders/sample-standard.js';
import { sampleEdition, sampleRow, sampleScrapRows, sampleTables } from '../../../test/builders/sample-tables.js';
import type { RuleBook } from '../appraisal.js';
import type { RollForward, Standard } from '../standard.js';
import { appraise } from '../appraise.js';
import { usedPriceRows } from '../used-price-rows.js';

const carrier = (indexCode: string): RollForward['kinds'] => ({
  scrap: {
    longestCarryDays: parameter('rollForward.scrap.longestCarryDays', '60', 'd'),
    carriers: {
      steel: {
        path: 'rollForward.scrap.carriers.steel',
        indexCode,
        basis: 'convention',
        clause: 'a convention',
        source: 'sample',
      },
    },
  },
});

const rollForward: RollForward = {
  table: 'index',
  maxIndexAgeDays: parameter('rollForward.maxIndexAgeDays', '31', 'd'),
  kinds: carrier('rebar'),
};

const level = (validFrom: string, price: string): ReturnType<typeof sampleEdition> =>
  sampleEdition('index', [sampleRow('rebar', price, { unit: 't', grade: 'HRB400E' })], { validFrom });

/** Steel of 1 February, 149 days before the reference date; every other material is young. */
function agedBook(standard: Partial<Standard>): RuleBook {
  const old = sampleScrapRows().map((row) => ({ ...row, region: '210100' }));
  const young = old
    .filter(({ code }) => code !== 'steel')
    .map((row) => sampleRow(row.code, row.price, { ...row, region: '210000' }));
  return {
    standard: sampleStandard({ calculationVersion: '2', rollForward, ...standard }),
    priceTables: [
      sampleEdition('scrap', old, { validFrom: '2026-02-01' }),
      sampleEdition('scrap', young, { editionId: 'province', regions: ['210000'] }),
      ...sampleTables().slice(1),
      level('2026-01-20', '3000'),
      level('2026-06-20', '3300'),
    ],
  };
}

const order = sampleOrder({ components: [machine()] });

describe('the roll-forward of version 2', () => {
  it('carries the price with its low and high, and tells every step', () => {
    const appraisal = appraised(order, agedBook({}));
    const steel = appraisal.lines[0]?.materials.find(({ material }) => material === 'steel');
    // 2000 / 1000 × 3300/3000
    expect(steel?.pricePerKg).toBe('2.200000');
    const key = 'price:sample/scrap/2026-02-01/steel@210100';
    const nodes = appraisal.trace.filter(({ uses }) => uses[0] === key);
    expect(nodes.map(({ step, result }) => [step, result])).toEqual([
      ['find-price', 'sample/scrap/2026-02-01/steel@210100'],
      ['roll-forward', '11/10'],
      ['find-price', '2.200000'],
      ['find-price', '1.980000'],
      ['find-price', '2.420000'],
    ]);
    expect(nodes[1]).toMatchObject({
      inputs: {
        indexTable: 'index',
        indexCode: 'rebar',
        ageDays: 149,
        maxAgeDays: '120',
        longestCarryDays: '60',
        fromDay: '2026-02-01',
        fromValidFrom: '2026-01-20',
        fromPrice: '3000',
        toDay: '2026-06-30',
        toValidFrom: '2026-06-20',
        toPrice: '3300',
        factorShown: '1.100000',
      },
      uses: [
        key,
        'price:sample/index/2026-01-20/rebar@210100',
        'price:sample/index/2026-06-20/rebar@210100',
        'parameter:maxAgeDays.scrap',
        'parameter:rollForward.scrap.longestCarryDays',
        'parameter:rollForward.maxIndexAgeDays',
      ],
    });
    expect(nodes[2]?.inputs).toMatchObject({ price: '2000', carriedBy: '11/10' });
    expect(appraisal.references['price:sample/index/2026-06-20/rebar@210100']).toMatchObject({
      carries: ['sample/scrap/2026-02-01/steel@210100'],
      grade: 'HRB400E',
    });
  });

  it('warns of each carried row, and its rows are among those used', () => {
    const appraisal = appraised(order, agedBook({}));
    expect(appraisal.findings.filter(({ level: each }) => each === 'warning')).toMatchObject([
      { code: 'price-rolled-forward', clause: 'a convention', data: { factor: '11/10', basis: 'convention' } },
    ]);
    expect(usedPriceRows(appraisal).every((rowId) => /^(sample|province)\/.*@2\d{5}$/.test(rowId))).toBe(true);
    expect(usedPriceRows(appraisal)).toEqual(
      expect.arrayContaining(['sample/index/2026-01-20/rebar@210100', 'sample/scrap/2026-02-01/steel@210100']),
    );
    expect(appraisal.sensitivity.find(({ input }) => input.endsWith('steel@210100'))).toMatchObject({
      low: '1.980000',
      high: '2.420000',
    });
  });

  it('names the demonstration that an index of either day makes of the price', () => {
    const book = agedBook({});
    const priceTables = book.priceTables.map((edition) =>
      edition.editionId === 'sample/index/2026-01-20' ? { ...edition, status: 'demonstration' as const } : edition,
    );
    const demonstrations = appraised(order, { ...book, priceTables }).findings.filter(
      ({ code }) => code === 'demonstration-prices',
    );
    expect(demonstrations.map(({ data }) => data)).toEqual([{ editionId: 'sample/index/2026-01-20' }]);
  });

  it('names the editions of the index among those consulted', () => {
    const outcome = appraise(order, agedBook({}));
    const consulted = outcome.kind === 'appraised' ? outcome.consultedEditions : [];
    expect(consulted).toEqual(expect.arrayContaining(['sample/index/2026-01-20', 'sample/index/2026-06-20']));
  });

  it('carries the price of the variant that was asked for', () => {
    const { scrap } = carrier('rebar');
    const carriers = { rail: { ...scrap!.carriers['steel']!, path: 'rollForward.parts.carriers.rail' } };
    const parts = { ...scrap!, carriers };
    const rails = [sampleRow('rail', '90', { variant: 'T89/B', unit: 'm' }), sampleRow('rail', '50', { unit: 'm' })];
    const book: RuleBook = {
      standard: sampleStandard({ calculationVersion: '2', rollForward: { ...rollForward, kinds: { parts } } }),
      // 394 days before the reference date; 366 are allowed, 60 more may be carried.
      priceTables: [
        ...sampleTables().filter(({ tableId }) => tableId !== 'parts'),
        sampleEdition('parts', rails, { validFrom: '2025-06-01' }),
        level('2025-05-20', '3000'),
        level('2026-06-20', '3300'),
      ],
    };
    const [line] = appraised(sampleOrder({ components: [keptRails()] }), book).lines;
    // 90 × 3300/3000
    expect(line?.retained?.newPrice).toBe('99.000000');
  });

  it('takes no level that is not by mass', () => {
    const book = agedBook({});
    const byLength = sampleEdition('index', [sampleRow('rebar', '3300', { unit: 'm' })], { validFrom: '2026-06-20' });
    const priceTables = [...book.priceTables.slice(0, -1), byLength];
    expect(refused(order, { ...book, priceTables })).toMatchObject([{ code: 'scrap-price-missing' }]);
  });

  it('belongs to version 2 alone, and to series that exist', () => {
    const missing = [{ code: 'scrap-price-missing', data: { code: 'steel' } }];
    expect(refused(order, agedBook({ calculationVersion: '1' }))).toMatchObject(missing);
    expect(refused(order, agedBook({ rollForward: { ...rollForward, kinds: carrier('constructor') } }))).toMatchObject(
      missing,
    );
    expect(refused(order, agedBook({ rollForward: { ...rollForward, kinds: {} } }))).toMatchObject(missing);
  });
});
