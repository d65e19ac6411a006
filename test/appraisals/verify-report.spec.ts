import { beforeAll, describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { smallOrder } from '../api/small-order.js';
import { appraiseLift } from '../../src/appraisals/appraise-lift.js';
import { loadShelf, type Shelf } from '../../src/appraisals/shelf.js';
import { readSettings } from '../../src/config/settings.js';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import { verifyReport, type ReportVerification } from '../../src/reports/verify-report.js';

const now = new Date('2026-11-20T04:00:00Z');

/** A PDF of somebody else's making with a record attached. */
function pdfWith(record: string): Promise<Buffer> {
  const document = new PDFDocument({ compress: false });
  document.file(Buffer.from(record), { name: 'appraisal.json' });
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
