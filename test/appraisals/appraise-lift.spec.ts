import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { machine, rail, smallOrder } from '../api/small-order.js';
import { packageRoot } from '../../src/config/package-root.js';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import { PriceTableLibrary } from '../../src/price-tables/price-table-library.js';
import { appraiseLift, type AppraiseLiftOutcome } from '../../src/appraisals/appraise-lift.js';
import { inWords } from '../../src/appraisals/order-faults.js';
import { recompute, type Recomputable } from '../../src/appraisals/recompute.js';
import { loadShelf, type Shelf } from '../../src/appraisals/shelf.js';

const clock = { now: () => new Date('2026-11-02T08:00:00.000Z') };

describe('the desk, without server and database', () => {
  let shelf: Shelf;
  beforeAll(async () => {
    const [standardsDir, priceTablesDir] = [join(packageRoot, 'standards'), join(packageRoot, 'price-tables')];
    shelf = await loadShelf({ standardsDir, priceTablesDir });
  }, 60_000);

  const appraise = (order: unknown): AppraiseLiftOutcome => appraiseLift(order, shelf, clock);
  const appraised = (order: unknown): Extract<AppraiseLiftOutcome, { kind: 'appraised' }> => {
    const outcome = appraise(order);
    if (outcome.kind !== 'appraised') throw new Error(JSON.stringify(outcome));
    return outcome;
  };
  const recomputable = (): Recomputable => {
    const { order, appraisal } = appraised(smallOrder());
    const { fingerprints, ...result } = appraisal;
    return { order, appraisal: JSON.parse(JSON.stringify(result)) as typeof result, fingerprints };
  };

  it('fills in the instant and the edition, and hashes the order with both', () => {
    const { order, appraisal } = appraised(smallOrder());
    expect(order.knownAt).toBe('2026-11-02T08:00:00.000Z');
    expect(order.standard).toEqual({ id: 'shenyang-residual-value', version: '2024.1' });
    expect(appraisal.fingerprints.order).toBe(fingerprintOf(order));
  });

  it('gives the same answer to the order it answered, whenever it is asked again', () => {
    const { order, ...answer } = appraised(smallOrder());
    const later = appraiseLift(order, shelf, { now: () => new Date('2039-01-01T00:00:00Z') });
    expect(later).toEqual({ ...answer, order });
  });

  it('refuses a region nobody listed beside every other fault, and takes a code of old', () => {
    const outcome = appraise(smallOrder({ region: '210199', components: [machine({ unit: 'm' })] }));
    const faults = outcome.kind === 'invalid' ? outcome.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
    expect(faults).toEqual(['/region region-unknown', '/components/0/unit unit-not-of-type']);
    // 辽中县 became 辽中区 in 2016; the edition has no prices for it, but it is a place
    expect(appraise(smallOrder({ region: '210122' })).kind).toBe('refused');
  });

  it('leaves the order it was given as it was', () => {
    const order = smallOrder();
    const before = structuredClone(order);
    appraise(order);
    expect(order).toEqual(before);
  });

  it('finds faults of content also where the shape is broken, and blames no stand-in', () => {
    const components = [
      machine({ id: 7, materials: [{ material: 'unobtainium', share: 1 }] }),
      machine({ id: 'x', unit: 'm' }),
      rail({ id: 'x', mass: { method: 'weighed' } }),
    ];
    const outcome = appraise(smallOrder({ components, referenceDate: 'yesterday' }));
    const faults = outcome.kind === 'invalid' ? outcome.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
    expect([...faults].sort()).toEqual([
      '/components/0/id string-expected',
      '/components/0/materials/0/material material-unknown',
      '/components/0/materials/0/share decimal-string-expected',
      '/components/1/unit unit-not-of-type',
      '/components/2/id component-id-duplicate',
      '/components/2/mass/kgPerUnit mass-figure-required',
      '/referenceDate calendar-day-invalid',
    ]);
  });

  it.each(['2026年8月20日', '2026/08/20', '2026-02-30'])('says in which form a day is written: %s', (referenceDate) => {
    const outcome = appraise(smallOrder({ referenceDate }));
    const faults = outcome.kind === 'invalid' ? outcome.faults.map((fault) => inWords(fault).message.zh) : [];
    expect(faults).toEqual(['应为存在的日期，写成 YYYY-MM-DD（例如 2026-08-20）']);
  });

  it.each([999, 1000, 1001])('tells of %i components that are none, and falls over no further one', (count) => {
    const outcome = appraise(smallOrder({ components: Array.from({ length: count }, () => null) }));
    expect(outcome.kind === 'invalid' && outcome.faults.length).toBe(Math.min(count, 1000));
  });

  it('calls a day to come by the calendar in China', () => {
    const order = smallOrder({ components: [machine({ survey: { surveyedOn: '2026-11-03' } })] });
    const at = (instant: string): string => appraiseLift(order, shelf, { now: () => new Date(instant) }).kind;
    expect([at('2026-11-02T15:59:59.999Z'), at('2026-11-02T16:00:00.000Z')]).toEqual(['invalid', 'appraised']);
  });

  it('tells what cannot be so also where no edition is in force, or none is known', () => {
    const lift = { ...(smallOrder()['lift'] as object), commissionedOn: '2099-01-01' };
    const codesOf = (changes: Readonly<Record<string, unknown>>): readonly string[] => {
      const outcome = appraise(smallOrder({ lift, ...changes }));
      return outcome.kind === 'invalid' ? outcome.faults.map(({ code }) => code) : [];
    };
    expect(codesOf({ referenceDate: '2024-08-31' })).toEqual(['day-in-future']);
    expect(codesOf({ standard: { id: 'other' } })).toEqual(['standard-unknown', 'day-in-future']);
  });

  it('does not call the landings too many beside stops that cannot be read', () => {
    const lift = { ...(smallOrder()['lift'] as object), stops: 'eleven' };
    const outcome = appraise(smallOrder({ lift }));
    const faults = outcome.kind === 'invalid' ? outcome.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
    expect(faults).toEqual(['/lift/stops integer-expected']);
  });

  it('refuses all at once what the rule book does not hold', () => {
    const components = [
      machine({ id: 'a', variant: 'unheard-of', mass: undefined }),
      { ...machine({ id: 'b' }), mass: undefined, variant: 'unheard-of' },
    ];
    const outcome = appraise(smallOrder({ components: JSON.parse(JSON.stringify(components)) as unknown }));
    const refusals =
      outcome.kind === 'refused' ? outcome.findings.map(({ code, componentId }) => [code, componentId]) : [];
    expect(refusals).toEqual([
      ['mass-missing', 'a'],
      ['mass-missing', 'b'],
    ]);
  });

  it('recomputes identically from the fingerprints', () => {
    const stored = recomputable();
    expect(recompute(stored, shelf)).toEqual({ outcome: 'identical', result: stored.fingerprints.result });
  });

  it('says where a changed record differs, though the change keeps all sums right', () => {
    const { order, ...stored } = recomputable();
    const doctored = { ...order, lift: { ...order.lift, stops: 12 } };
    expect(recompute({ ...stored, order: doctored }, shelf)).toMatchObject({ outcome: 'different', differences: [] });
    const components = order.components.map((one, index) => (index === 0 ? { ...one, quantity: '2' } : one));
    const outcome = recompute({ ...stored, order: { ...order, components } }, shelf);
    expect(outcome.outcome).toBe('different');
    const pointers = outcome.outcome === 'different' ? outcome.differences.map(({ pointer }) => pointer) : [];
    expect(pointers).toEqual(expect.arrayContaining(['/residualValue', '/lines/0/massKg']));
  });

  it('names the fingerprints that are no longer on the shelf, and never takes another edition instead', () => {
    const stored = recomputable();
    const outcome = recompute(stored, { ...shelf, priceTables: new PriceTableLibrary([]) });
    expect(outcome).toEqual({
      outcome: 'rule-book-missing',
      missing: stored.fingerprints.priceTables.map(({ sha256 }) => sha256),
    });
  });
});
