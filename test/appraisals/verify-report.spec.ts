import { beforeAll, describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { smallOrder } from '../api/small-order.js';
import { appraiseLift } from '../../src/appraisals/appraise-lift.js';
import { loadShelf, type Shelf } from '../../src/appraisals/shelf.js';
import { readSettings } from '../../src/config/settings.js';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import { sha256Hex } from '../../src/fingerprints/sha256.js';
import { PriceTableLibrary } from '../../src/price-tables/price-table-library.js';
import { tablesOf } from '../../src/reports/attached-prices.js';
import { reportAttachments } from '../../src/reports/report-attachments.js';
import { unregisteredIdentity } from '../../src/reports/report-identity.js';
import { verifyReport, type ReportVerification } from '../../src/reports/verify-report.js';

const now = new Date('2026-11-20T04:00:00Z');

/** A PDF of somebody else's making with a record attached, and price rows if there are any. */
function pdfWith(record: string, prices?: Uint8Array): Promise<Buffer> {
  const document = new PDFDocument({ compress: false });
  document.file(Buffer.from(record), { name: 'appraisal.json' });
  if (prices) document.file(Buffer.from(prices), { name: 'price-rows.json' });
  const pieces: Buffer[] = [];
  return new Promise((resolve) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.end();
  });
}

describe('a record of somebody else’s making', () => {
  let shelf: Shelf;
  let sound: { report: object; order: Record<string, unknown>; appraisal: object; fingerprints: object };
  beforeAll(async () => {
    shelf = await loadShelf(readSettings({}));
    const outcome = appraiseLift(smallOrder(), shelf, { now: () => now });
    if (outcome.kind !== 'appraised') throw new Error(JSON.stringify(outcome));
    const { fingerprints, ...appraisal } = outcome.appraisal;
    sound = { report: { reportNumber: 'x' }, order: { ...outcome.order }, appraisal, fingerprints };
  }, 60_000);

  const verified = async (record: object | string): Promise<ReportVerification> => {
    const text = typeof record === 'string' ? record : JSON.stringify({ format: 'lift-appraisal/1', ...record });
    return verifyReport(await pdfWith(text), { trustStore: [], now, shelf });
  };

  it('is computed again when it is sound, though nobody sealed the file', async () => {
    const { verdict, faults, recomputation } = await verified(sound);
    expect([verdict, faults, recomputation?.outcome]).toEqual(['invalid', ['not-a-signed-pdf'], 'identical']);
  });

  it('with a changed figure is told, also when its fingerprint was made to fit', async () => {
    const appraisal = { ...sound.appraisal, residualValue: '999999.00' };
    expect((await verified({ ...sound, appraisal })).faults).toContain('result-fingerprint-wrong');
    const fingerprints = { ...sound.fingerprints, result: fingerprintOf(appraisal) };
    expect((await verified({ ...sound, appraisal, fingerprints })).faults).toContain('figures-not-of-the-engine');
  });

  it('nested a hundred thousand deep is a fault, not a crash', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const parts = Object.entries(sound).map(([key, value]) => `"${key}":${JSON.stringify(value)}`);
    const record = `{"format":"lift-appraisal/1",${parts.join(',').replace('"appraisal":', `"appraisal":${deep},"was":`)}}`;
    expect((await verified(record)).faults).toContain('result-fingerprint-wrong');
  });

  it('with a figure of a million digits is not computed', async () => {
    const [first, ...others] = sound.order['components'] as Record<string, unknown>[];
    const heavy = { ...first, mass: { method: 'weighed', kgPerUnit: '7'.repeat(1_000_000) } };
    const started = performance.now();
    const { recomputation } = await verified({ ...sound, order: { ...sound.order, components: [heavy, ...others] } });
    expect(recomputation).toMatchObject({ outcome: 'different', computedResult: null });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each(['', 'null', '[]', '{"format":"lift-appraisal/1"}', '{"format":"lift-appraisal/2"}'])(
    'that is none (%s) counts as missing',
    async (text) => {
      expect((await verified(text)).faults).toContain('record-missing');
    },
  );
});

describe('price rows beside the record', () => {
  let shelf: Shelf;
  let emptyShelf: Shelf;
  let record: Record<string, unknown>;
  let prices: Uint8Array;
  beforeAll(async () => {
    shelf = await loadShelf(readSettings({}));
    emptyShelf = { ...shelf, priceTables: new PriceTableLibrary([]) };
    const outcome = appraiseLift(smallOrder(), shelf, { now: () => now });
    if (outcome.kind !== 'appraised') throw new Error(JSON.stringify(outcome));
    const { fingerprints, ...appraisal } = outcome.appraisal;
    const sources = { order: outcome.order, appraisal, fingerprints, priceTables: tablesOf(fingerprints, shelf) };
    const edition = shelf.standards.byFingerprint(fingerprints.standard)!;
    const { standard, texts, statement } = edition;
    const [recordFile, priceFile] = await reportAttachments(
      { ...sources, standard, texts, statement },
      unregisteredIdentity(fingerprints.result, now),
    );
    record = JSON.parse(new TextDecoder().decode(recordFile!.bytes)) as Record<string, unknown>;
    prices = priceFile!.bytes;
  }, 60_000);

  interface Case {
    readonly record?: object;
    readonly prices?: Uint8Array | null;
    readonly at?: Shelf;
    readonly accepts?: boolean;
  }
  const verified = async (one: Case): Promise<ReportVerification> => {
    const pdf = await pdfWith(
      JSON.stringify(one.record ?? record),
      one.prices === null ? undefined : (one.prices ?? prices),
    );
    return verifyReport(pdf, {
      trustStore: [],
      now,
      shelf: one.at ?? shelf,
      acceptsAttachedPrices: one.accepts ?? true,
    });
  };
  const changed = (from: string, to: string): Uint8Array => {
    const text = new TextDecoder().decode(prices);
    expect(text).toContain(from);
    return new TextEncoder().encode(text.replace(from, to));
  };
  const fitting = (bytes: Uint8Array): object => ({ ...record, priceRows: sha256Hex(bytes) });

  it('are not needed where the tables are at hand, and stand in for them where they are not', async () => {
    expect((await verified({})).recomputation?.outcome).toBe('identical');
    const { recomputation, faults } = await verified({ at: emptyShelf });
    expect(recomputation?.outcome).toBe('identical-with-attached-prices');
    expect(recomputation).toMatchObject({ missing: expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{64}$/)]) });
    expect(faults).toEqual(['not-a-signed-pdf']);
  });

  it('stand in for nothing where that is not wanted, or where there are none', async () => {
    expect((await verified({ at: emptyShelf, accepts: false })).recomputation?.outcome).toBe('rule-book-missing');
    const without = await verified({ record: { ...record, priceRows: undefined }, prices: null, at: emptyShelf });
    expect(without.recomputation?.outcome).toBe('rule-book-missing');
    expect(without.faults).toEqual(['not-a-signed-pdf']);
  });

  it('that were changed, taken out or swapped are told', async () => {
    const dearer = changed('"price":"', '"price":"9');
    expect((await verified({ prices: dearer })).faults).toContain('price-rows-wrong');
    expect((await verified({ prices: null })).faults).toContain('price-rows-wrong');
    expect((await verified({ prices: Uint8Array.of(1) })).faults).toContain('price-rows-wrong');
  });

  it('that were changed together with the record are told by the tables at hand, else by the figures', async () => {
    const dearer = changed('"price":"', '"price":"9');
    expect((await verified({ record: fitting(dearer), prices: dearer })).faults).toContain('price-rows-wrong');
    const alone = await verified({ record: fitting(dearer), prices: dearer, at: emptyShelf });
    expect(alone.faults).toContain('figures-not-of-the-engine');
    const renamed = changed('"title":"', '"title":"另一');
    expect((await verified({ record: fitting(renamed), prices: renamed })).faults).toContain('price-rows-wrong');
    const foreign = changed('"sha256":"', '"sha256":"0');
    expect((await verified({ record: fitting(foreign), prices: foreign })).faults).toContain('price-rows-wrong');
  });
});
