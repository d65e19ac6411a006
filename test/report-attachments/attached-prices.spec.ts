import { describe, expect, it } from '@jest/globals';
import { recomputeWith } from '../../src/appraisals/recompute.js';
import { canonicalJson } from '../../src/fingerprints/canonical-json.js';
import {
  attachedPrices,
  editionsFrom,
  pricesAttachment,
  type AttachedPrices,
  type AttachedRow,
} from '../../src/reports/attached-prices.js';
import { readAttachedPrices } from '../../src/reports/read-attached-prices.js';
import { appraisedFrom, type Appraised } from './random-appraised.js';

const count = 150;

const bytesOf = (prices: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(prices));

function recomputed({ standard, ...stored }: Appraised, prices: AttachedPrices): string {
  return recomputeWith(stored, { standard, priceTables: editionsFrom(prices) }).outcome;
}

/** Every single change of a row that leaves it a row: one field at a time. */
function* changesOf(row: AttachedRow): Generator<AttachedRow> {
  yield { ...row, price: longer(row.price) };
  yield { ...row, code: `${row.code}x` };
  yield { ...row, region: row.region === '110000' ? '120000' : '110000' };
  yield { ...row, unit: row.unit === 'kg' ? 't' : 'kg' };
  yield { ...row, variant: `${row.variant ?? ''}x` };
  yield { ...row, source: { ...row.source, document: `${row.source.document}x` } };
  yield { ...row, source: { ...row.source, capturedOn: '2001-01-01' } };
  if (row.deliveryBasis !== undefined) yield { ...row, deliveryBasis: `${row.deliveryBasis}x` };
  if (row.low !== undefined && row.high !== undefined) {
    yield { ...row, high: longer(row.high) };
    yield { ...row, low: longer(row.low) };
  }
  yield* taxChangesOf(row);
}

const longer = (price: string): string => (price.includes('.') ? `${price}1` : `${price}.1`);

function* taxChangesOf(row: AttachedRow): Generator<AttachedRow> {
  if (row.taxBasis === 'excluded') yield { ...row, taxBasis: 'included', taxRate: row.taxRate ?? '0.13' };
  else yield { ...row, taxBasis: 'excluded' };
  if (row.taxBasis === 'included' && row.taxRate !== undefined) yield { ...row, taxRate: longer(row.taxRate) };
}

function withRow(
  prices: AttachedPrices,
  [edition, place]: readonly [number, number],
  rows: AttachedRow[],
): AttachedPrices {
  const editions = prices.editions.map((one, index) =>
    index === edition ? { ...one, rows: one.rows.toSpliced(place, 1, ...rows) } : one,
  );
  return { ...prices, editions };
}

describe('the attached price rows', () => {
  const questions = [...appraisedFrom(1, count)];

  it(`give ${count} random appraisals again, to the last digit, fallbacks and carried prices among them`, () => {
    const seen = new Set<string>();
    for (const question of questions) {
      const read = readAttachedPrices(pricesAttachment(question, question.tables).bytes);
      expect([question.seed, read && recomputed(question, read)]).toEqual([question.seed, 'identical']);
      for (const { code } of question.appraisal.findings) seen.add(code);
      const rows = read!.editions.flatMap((edition) => edition.rows);
      expect(rows).toHaveLength(
        Object.values(question.appraisal.references).filter(({ kind }) => kind === 'price').length,
      );
      if (read!.editions.some((edition) => edition.rows.length === 0)) seen.add('edition without a usable row');
    }
    for (const expected of ['region-fallback', 'price-rolled-forward', 'private-price-book']) {
      expect([...seen]).toContain(expected);
    }
    expect([...seen]).toContain('edition without a usable row');
  });

  it('let no changed, missing or doubled row pass', () => {
    let changes = 0;
    for (const question of questions.slice(0, 20)) {
      const prices = attachedPrices(question, question.tables);
      prices.editions.forEach((edition, index) => {
        edition.rows.forEach((row, place) => {
          for (const changed of changesOf(row)) {
            changes += 1;
            expect([question.seed, changed, recomputed(question, withRow(prices, [index, place], [changed]))]).toEqual([
              question.seed,
              changed,
              'different',
            ]);
          }
          expect(recomputed(question, withRow(prices, [index, place], []))).toBe('different');
        });
      });
    }
    expect(changes).toBeGreaterThan(500);
  }, 120_000);

  it('say nothing of a row but what the report prints', () => {
    const [question] = questions as [Appraised];
    const tables = question.tables.map((table) => ({
      ...table,
      edition: {
        ...table.edition,
        rows: table.edition.rows.map((row) => ({
          ...row,
          grade: 'a firm’s own grade',
          note: 'a private note',
          sampleSize: 3,
          quotations: [{ supplier: 'somebody', quotedOn: '2026-01-01', price: '1', evidenceSha256: '0'.repeat(64) }],
        })),
      },
    }));
    const text = new TextDecoder().decode(pricesAttachment(question, tables).bytes);
    for (const word of ['own grade', 'private note', 'somebody', 'sampleSize']) expect(text).not.toContain(word);
  });

  it('tell of a withdrawal recorded since, and are computed without it', () => {
    const question = questions.find(({ appraisal }) => appraisal.lines.length > 0)!;
    const tables = question.tables.map((table) => ({
      ...table,
      edition: { ...table.edition, withdrawnAt: '2001-01-01T00:00:00Z' },
    }));
    const read = readAttachedPrices(pricesAttachment(question, tables).bytes)!;
    expect(read.editions[0]).toMatchObject({ withdrawnAt: '2001-01-01T00:00:00Z' });
    expect(recomputed(question, read)).toBe('identical');
  });
});

describe('reading price rows of whatever origin', () => {
  const [question] = [...appraisedFrom(1, 1)] as [Appraised];
  const sound = attachedPrices(question, question.tables);
  const place = sound.editions.findIndex(({ rows }) => rows.length > 0);
  const [row] = sound.editions[place]!.rows as [AttachedRow];
  const withField = (field: object): AttachedPrices => withRow(sound, [place, 0], [{ ...row, ...field }]);

  it('takes what this program writes', () => {
    expect(readAttachedPrices(bytesOf(sound))).toEqual(sound);
  });

  it.each([
    ['a figure of a million digits', withField({ price: '7'.repeat(1_000_000) })],
    ['an exponent', withField({ price: '1e9' })],
    ['a number in place of a text', withField({ price: 7 })],
    ['a strange key', withField({ surprise: true })],
    ['a day that is none', withField({ source: { ...row.source, capturedOn: '2026-02-30' } })],
    ['another currency', withField({ currency: 'USD' })],
    ['another format', { ...sound, format: 'lift-appraisal-prices/2' }],
    ['no editions', { format: sound.format }],
    ['null', null],
  ])('refuses %s', (_, value) => {
    expect(readAttachedPrices(bytesOf(value))).toBeNull();
  });

  it('refuses the same content written otherwise, and bytes that are no text', () => {
    expect(readAttachedPrices(new TextEncoder().encode(JSON.stringify(sound, null, 1)))).toBeNull();
    expect(readAttachedPrices(Uint8Array.of(0xff, 0xfe))).toBeNull();
    expect(readAttachedPrices(new TextEncoder().encode('['.repeat(200_000)))).toBeNull();
  });
});
