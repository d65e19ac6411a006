import { describe, expect, it } from '@jest/globals';
import { sampleStandard } from '../../../test/builders/sample-standard.js';
import { sampleEdition, sampleRow, sampleTables } from '../../../test/builders/sample-tables.js';
import type { PriceTableEdition } from '../price-table.js';
import { lookUpPrice } from './look-up-price.js';
import type { PriceAnswer, PriceQuestion } from './look-up-price.js';

const question: PriceQuestion = {
  kind: 'scrap',
  code: 'steel',
  region: '210100',
  referenceDate: '2026-06-30',
  knownAt: '2026-07-15T00:00:00+08:00',
};

function edition(price: string, overrides: Partial<PriceTableEdition> = {}, code = 'steel'): PriceTableEdition {
  const region = overrides.regions?.[0] ?? '210100';
  return sampleEdition('scrap', [sampleRow(code, price, { region })], overrides);
}

function ask(priceTables: readonly PriceTableEdition[], overrides: Partial<PriceQuestion> = {}): PriceAnswer {
  return lookUpPrice({ ...question, ...overrides }, { standard: sampleStandard(), priceTables });
}

const priceOf = (answer: PriceAnswer): string | null => (answer.kind === 'found' ? answer.row.price : null);

describe('rule 10, as-of look-up', () => {
  it('takes the newest start not after the reference date', () => {
    const tables = [edition('1', { validFrom: '2026-05-01' }), edition('2'), edition('3', { validFrom: '2026-07-01' })];
    expect(priceOf(ask(tables))).toBe('2');
    expect(priceOf(ask(tables, { referenceDate: '2026-07-01' }))).toBe('3');
    expect(priceOf(ask(tables, { referenceDate: '2026-05-31' }))).toBe('1');
    expect(ask(tables, { referenceDate: '2026-04-30' })).toEqual({ kind: 'missing', consultedEditions: [] });
  });

  it('knows only what was published by then, compared as instants', () => {
    const correction = edition('2', { editionId: 'c1', publishedAt: '2026-07-14T18:00:00Z', corrects: 'first' });
    const tables = [edition('1', { editionId: 'first' }), correction];
    expect(priceOf(ask(tables, { knownAt: '2026-07-15T01:59:59+08:00' }))).toBe('1');
    expect(priceOf(ask(tables, { knownAt: '2026-07-15T02:00:00+08:00' }))).toBe('2');
  });

  it('a withdrawal counts from its instant and gives way to the edition before', () => {
    const withdrawn = edition('2', { withdrawnAt: '2026-07-10T00:00:00+08:00' });
    const tables = [edition('1', { validFrom: '2026-05-01' }), withdrawn];
    expect(priceOf(ask(tables, { knownAt: '2026-07-09T23:59:59+08:00' }))).toBe('2');
    expect(priceOf(ask(tables, { knownAt: '2026-07-09T16:00:00Z' }))).toBe('1');
  });

  it('is too old beyond maxAgeDays, never on the day itself, and never falls back on an older edition', () => {
    // 2026-03-02 is 120 days before 2026-06-30
    expect(priceOf(ask([edition('1', { validFrom: '2026-03-02' })]))).toBe('1');
    const old = edition('1', { validFrom: '2026-03-01' });
    expect(ask([old])).toEqual({ kind: 'missing', consultedEditions: ['sample/scrap/2026-03-01'] });
    const empty = edition('2', { validFrom: '2026-06-15' }, 'copper');
    expect(ask([edition('1'), empty])).toEqual({ kind: 'missing', consultedEditions: ['sample/scrap/2026-06-15'] });
  });

  it('goes to the fallback regions in order, whatever kept the region from answering', () => {
    const province = edition('5', { editionId: 'province', regions: ['210000'] });
    const country = edition('6', { editionId: 'country', regions: ['100000'] });
    const old = edition('1', { editionId: 'old', validFrom: '2026-01-01' });
    const answer = ask([country, province, old]);
    expect(answer).toMatchObject({ kind: 'found', requestedRegion: '210100', row: { price: '5', region: '210000' } });
    expect(answer.consultedEditions).toEqual(['old', 'province']);
    expect(priceOf(ask([country]))).toBe('6');
    expect(ask([country], { region: '120000' }).kind).toBe('missing');
    expect(ask([country], { region: 'constructor' }).kind).toBe('missing');
  });

  it('an edition supersedes only for the regions it lists', () => {
    const both = sampleEdition('scrap', [sampleRow('steel', '1'), sampleRow('steel', '9', { region: '210000' })], {
      regions: ['210100'],
    });
    expect(priceOf(ask([both], { region: '210000' }))).toBeNull();
  });

  it('finds parts by type and variant, exactly', () => {
    const tables = sampleTables();
    const rail = { kind: 'parts', code: 'rail' } as const;
    expect(priceOf(ask(tables, { ...rail, variant: 'T89/B' }))).toBe('90');
    expect(priceOf(ask(tables, { ...rail, variant: 'T75/B' }))).toBeNull();
    expect(priceOf(ask(tables, rail))).toBeNull();
    expect(priceOf(ask(tables, { kind: 'parts', code: 'door', variant: 'x' }))).toBeNull();
  });

  it('does not depend on the order of editions with one start and one publication', () => {
    const [a, b] = [edition('1', { editionId: 'a' }), edition('2', { editionId: 'b' })];
    expect(priceOf(ask([a, b]))).toBe('2');
    expect(priceOf(ask([b, a]))).toBe('2');
  });
});
