import { describe, expect, it } from '@jest/globals';
import { sampleStandard } from '../../test/builders/sample-standard.js';
import { sampleEdition, sampleRow } from '../../test/builders/sample-tables.js';
import type { PriceTableEdition } from '../engine/index.js';
import type { EdgeError, EdgeErrorContent } from '../http/edge-error.js';
import type { StandardEdition } from '../standards/standard-edition.js';
import { StandardLibrary } from '../standards/standard-library.js';
import { lookUpAsOf, type LookUpAnswer, type LookUpQuestion } from './look-up-as-of.js';
import type { PriceTableKind } from './price-table-file.js';
import { PriceTableLibrary } from './price-table-library.js';

const published = (edition: PriceTableEdition, kind: PriceTableKind) =>
  ({ edition, kind, fingerprint: edition.editionId, file: '', privateTo: null, origin: 'file' }) as const;

const tables = new PriceTableLibrary([
  published(sampleEdition('city-index', [sampleRow('rebar', '3200', { unit: 't' })]), 'index'),
  published(
    sampleEdition('city-parts', [sampleRow('rail', '90', { variant: 'T89/B' }), sampleRow('rail', '80')]),
    'parts',
  ),
  published(sampleEdition('city-scrap', [sampleRow('steel', '2000', { unit: 't' })]), 'scrap'),
  published(
    sampleEdition(
      'city-scrap',
      [sampleRow('steel', '1900', { region: '210000' }), sampleRow('tin', '80', { region: '210000' })],
      {
        editionId: 'province',
        regions: ['210000'],
      },
    ),
    'scrap',
  ),
]);
const standards = StandardLibrary.only({ standard: sampleStandard(), withdrawnAt: null } as StandardEdition);
const now = new Date('2026-07-15T00:00:00Z');

const asked = (wanted: Partial<LookUpQuestion>, at = now): LookUpAnswer => {
  const question = { table: 'city-scrap', code: 'steel', variant: null, region: '210100', on: '2026-06-30' };
  return lookUpAsOf({ ...question, knownAt: null, ...wanted }, { tables, standards, now: at });
};

const refusal = (wanted: Partial<LookUpQuestion>, at = now): EdgeErrorContent => {
  try {
    asked(wanted, at);
  } catch (error) {
    return (error as EdgeError).content;
  }
  throw new Error('A price was found, though none was due');
};

describe('one question for a price from outside', () => {
  it('is answered with the row, its edition and what was asked on the way, as known now', () => {
    expect(asked({})).toMatchObject({
      row: { price: '2000' },
      edition: { editionId: 'sample/city-scrap/2026-06-01' },
      requestedRegion: '210100',
      consultedEditions: ['sample/city-scrap/2026-06-01'],
      knownAt: '2026-07-15T00:00:00.000Z',
    });
  });

  it('goes on to the fallback regions of the standard, never to a nearby price', () => {
    expect(asked({ code: 'tin' })).toMatchObject({ row: { region: '210000', price: '80' }, requestedRegion: '210100' });
    expect(refusal({ code: 'gold' })).toMatchObject({
      kind: 'not-found',
      code: 'price-missing',
      title: { zh: '没有有效价格', en: 'No price is in force' },
      detail: {
        zh: 'gold：地区 210100、日期 2026-06-30 没有有效价格；不以相近价格代替。',
        en: 'gold: no price is in force for region 210100 on 2026-06-30; the nearest one is never taken instead.',
      },
      members: {
        knownAt: '2026-07-15T00:00:00.000Z',
        consultedEditions: ['sample/city-scrap/2026-06-01', 'province'],
      },
    });
  });

  it('means the variant exactly', () => {
    const rail = { table: 'city-parts', code: 'rail' };
    expect(asked(rail).row.price).toBe('80');
    expect(asked({ ...rail, variant: 'T89/B' }).row.price).toBe('90');
    expect(refusal({ ...rail, variant: 'T114/B' }).detail?.en).toMatch(/^rail T114\/B: no price/);
  });

  it('asks a table no standard works with under the rules for scrap', () => {
    expect(asked({ table: 'city-index', code: 'rebar' }).row.price).toBe('3200');
    // 120 days after 1 June, the limit for scrap, is 29 September.
    const inOctober = new Date('2026-10-01T00:00:00Z');
    const late = { table: 'city-index', code: 'rebar' };
    expect(asked({ ...late, on: '2026-09-29' }, inOctober).row.price).toBe('3200');
    expect(refusal({ ...late, on: '2026-09-30' }, inOctober).code).toBe('price-missing');
  });

  it('sees nothing that was not yet known', () => {
    expect(refusal({ on: '2026-05-31', knownAt: '2026-06-01T07:59:59+08:00' }).code).toBe('price-missing');
    expect(asked({ on: '2026-06-01', knownAt: '2026-06-01T08:00:00+08:00' }).knownAt).toBe('2026-06-01T08:00:00+08:00');
  });
});

describe('a question without an answer', () => {
  it('names a table there is not', () => {
    expect(refusal({ table: 'moon-scrap' })).toMatchObject({
      kind: 'not-found',
      code: 'price-table-unknown',
      title: { zh: '没有这一价格表', en: 'There is no such table' },
    });
  });

  it('is of a day no standard is in force on', () => {
    expect(refusal({ on: '2023-12-31' })).toMatchObject({
      kind: 'not-found',
      code: 'standard-not-in-force',
      title: { zh: '该日没有生效的标准', en: 'No standard is in force on that day' },
    });
  });

  it('asks for what nobody can know yet: an instant to come, a day after the prices are known by', () => {
    expect(refusal({ knownAt: '2026-07-15T00:00:01Z', on: '2026-07-16' }).faults).toEqual([
      {
        pointer: '/knownAt',
        code: 'known-at-in-future',
        message: { zh: '已知时点晚于现在', en: 'The instant lies in the future' },
        allowed: '≤ 2026-07-15T00:00:00.000Z',
      },
      {
        pointer: '/on',
        code: 'reference-date-after-known-at',
        message: { zh: '日期晚于已知时点所在的日期', en: 'The day is later than the day prices are known by' },
        allowed: '≤ 2026-07-15',
      },
    ]);
    expect(asked({ knownAt: '2026-07-15T00:00:00Z' }).row.price).toBe('2000');
  });
});
