import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { appraiseLift, type FingerprintedAppraisal } from '../../src/appraisals/appraise-lift.js';
import { parseAppraisalOrder } from '../../src/appraisals/order/parse-appraisal-order.js';
import { loadShelf, type Shelf } from '../../src/appraisals/shelf.js';
import type { AppraisalOrder, Component } from '../../src/engine/index.js';
import { statedCounterweight, statedLengthM, workedOut } from './stated-arithmetic.js';

const names = readdirSync('examples').filter((name) => name.endsWith('.json'));
const orders = new Map(
  names.map((name) => [name, JSON.parse(readFileSync(join('examples', name), 'utf8')) as AppraisalOrder]),
);
const clock = { now: () => new Date('2026-11-22T04:00:00Z') };
const appraisals = new Map<string, FingerprintedAppraisal>();
let shelf: Shelf;

beforeAll(async () => {
  shelf = await loadShelf({ standardsDir: 'standards', priceTablesDir: 'price-tables' });
  for (const [name, order] of orders) {
    const outcome = appraiseLift(order, shelf, clock);
    if (outcome.kind !== 'appraised') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    appraisals.set(name, outcome.appraisal);
  }
});

const startingWith = <Value>(map: ReadonlyMap<string, Value>, number: string): Value => {
  const found = [...map].find(([name]) => name.startsWith(number));
  if (found === undefined) throw new Error(`There is no example ${number}.`);
  return found[1];
};
const orderOf = (number: string) => startingWith(orders, number);
const appraisalOf = (number: string) => startingWith(appraisals, number);
const codesOf = (number: string) => new Set(appraisalOf(number).findings.map(({ code }) => code));
const ofType = (order: AppraisalOrder, ...types: readonly string[]): readonly Component[] =>
  order.components.filter(({ type }) => types.includes(type));
const massKg = ({ quantity, mass }: Component) => Number(quantity) * Number(mass?.kgPerUnit);

it('there are at least six examples', () => {
  expect(names.length).toBeGreaterThanOrEqual(6);
});

describe.each(names)('%s', (name) => {
  const order = orders.get(name)!;

  it('is an order by the rules of the door', () => {
    expect(parseAppraisalOrder(order)).toEqual({ ok: true, order });
  });

  it('has what a report must print', () => {
    const stated: unknown = expect.stringMatching(/\S/);
    const { engagement } = order;
    expect(engagement).toMatchObject({
      client: stated,
      purpose: stated,
      contractNumber: stated,
      firm: { name: stated, registration: stated },
      reviewer: stated,
    });
    const appraisers = engagement!.appraisers!.map(({ name: person }) => person);
    expect(new Set([...appraisers, engagement!.reviewer]).size).toBeGreaterThanOrEqual(3);
  });

  it('lists 40 to 150 different components of all eight systems, each with evidence', () => {
    const { components } = order;
    expect(components.length).toBeGreaterThanOrEqual(40);
    expect(components.length).toBeLessThanOrEqual(150);
    expect(new Set(components.map(({ id }) => id)).size).toBe(components.length);
    const lines = components.map(({ type, variant, description }) => JSON.stringify([type, variant, description]));
    expect(new Set(lines).size).toBe(lines.length);
    const { componentTypes } = shelf.standards.list()[0]!.standard;
    expect(new Set(components.map(({ type }) => componentTypes[type]?.system)).size).toBe(8);
    for (const { evidence } of components) expect(evidence?.length).toBeGreaterThan(0);
  });

  it('ties lengths and masses per metre to what is written beside them', () => {
    const { componentTypes } = shelf.standards.list()[0]!.standard;
    const types = ['car-guide-rail', 'counterweight-guide-rail', 'suspension-rope', 'governor-rope'];
    const linear = ofType(order, ...types, 'compensation-chain');
    expect(linear.length).toBeGreaterThanOrEqual(4);
    for (const { type, variant, description, quantity, mass } of linear) {
      expect([type, Number(quantity)]).toEqual([type, statedLengthM(description!)]);
      const catalogue = componentTypes[type]!.variants[variant!]!.mass!.kgPerUnit.value;
      expect([type, mass]).toMatchObject([type, { method: 'linear', kgPerUnit: String(Number(catalogue)) }]);
    }
    const cable = ofType(order, 'travelling-cable')[0]!;
    expect(Number(cable.quantity)).toBe(statedLengthM(cable.description!));
  });

  it('works out every mass that was computed from sections and areas', () => {
    const computed = order.components.filter(({ mass }) => mass?.basis?.includes(' × '));
    expect(computed.length).toBeGreaterThanOrEqual(8);
    for (const { id, mass } of computed) {
      const difference = Math.abs(workedOut(mass?.basis ?? '') - Number(mass?.kgPerUnit));
      expect([id, difference <= 0.0500001]).toEqual([id, true]);
    }
  });

  it('has a counterweight of P + k·Q', () => {
    const [filler] = ofType(order, 'filler-weight');
    const [frame] = ofType(order, 'counterweight-frame');
    const [car, factor, load, frameKg, blocks] = statedCounterweight(filler?.mass?.basis ?? '');
    expect([load, frameKg, blocks]).toEqual([Number(order.lift.ratedLoadKg), massKg(frame!), Number(filler?.quantity)]);
    expect(factor).toBeGreaterThanOrEqual(0.4);
    expect(factor).toBeLessThanOrEqual(0.5);
    expect(Math.abs(massKg(filler!) + massKg(frame!) - (car + factor * load))).toBeLessThan(0.1);
  });

  it('counts doors, sills, locks and panels by the landings', () => {
    const count = (type: string) => ofType(order, type).reduce((sum, { quantity }) => sum + Number(quantity), 0);
    for (const type of ['landing-door', 'door-frame', 'landing-sill', 'sill-bracket', 'door-lock']) {
      expect([type, count(type)]).toEqual([type, order.lift.landings]);
    }
    expect(count('landing-operating-panel')).toBe(order.lift.landings);
    expect(count('rail-clip')).toBe(count('rail-bracket') * 2);
  });

  it('is appraised within what such lifts bring', () => {
    const { scrapResidualValue, totalMassKg, residualValue, findings } = appraisals.get(name)!;
    expect(findings.filter(({ level }) => level === 'refusal')).toEqual([]);
    expect(Number(scrapResidualValue.gross)).toBeGreaterThan(5000);
    expect(Number(scrapResidualValue.gross)).toBeLessThan(22_000);
    expect(Number(scrapResidualValue.net)).toBeGreaterThan(-5000);
    expect(Number(scrapResidualValue.net)).toBeLessThan(12_000);
    expect(Number(totalMassKg)).toBeGreaterThan(4000);
    expect(Number(totalMassKg)).toBeLessThan(12_000);
    expect(Number(residualValue)).toBeLessThan(22_500);
  });
});

describe('examples/README.md', () => {
  const readme = readFileSync('examples/README.md', 'utf8');

  it.each(names)('states the values of %s as they are computed', (name) => {
    const { scrapResidualValue, remainingValue, residualValue, range } = appraisals.get(name)!;
    const { gross, deductions, net } = scrapResidualValue;
    const row = readme.split('\n').find((line) => line.startsWith(`| ${name.slice(0, 2)} |`)) ?? '';
    const written = row.split('|').map((cell) => cell.trim().replaceAll(',', '').replaceAll('*', '').replace('−', '-'));
    const yuan = (amount: string) => amount.replace('.00', '');
    const values = [
      gross,
      deductions,
      net,
      remainingValue,
      yuan(residualValue),
      `${yuan(range.low)}–${yuan(range.high)}`,
    ];
    expect(written.slice(5, 11)).toEqual(values);
  });
});

describe('each example tells its own story', () => {
  it('01: a counterweight of cement, worth next to nothing, and nothing kept', () => {
    const filler = appraisalOf('01').lines.find(({ type }) => type === 'filler-weight');
    expect(Number(filler?.massKg)).toBeGreaterThan(1000);
    expect(Number(filler?.amount)).toBeLessThan(150);
    expect(appraisalOf('01').remainingValue).toBe('0.00');
    expect(orderOf('01').terms.dismantlingPaidBy).toBe('contractor');
    expect(appraisalOf('01').deductions.map(({ code }) => code)).not.toContain('dismantling');
  });

  it('02: rails and frames are kept, three offers agree with the net value', () => {
    expect(Number(appraisalOf('02').remainingValue)).toBeGreaterThan(8000);
    expect(Number(appraisalOf('02').secondMethod?.ratio)).toBeLessThan(0.1);
    expect(codesOf('02')).not.toContain('offers-differ');
  });

  it('03: no machine room, gearless, fillers of compound', () => {
    expect(orderOf('03').lift).toMatchObject({ drive: 'gearless', machineRoom: false, stops: 18 });
    expect(orderOf('03').offers).toHaveLength(4);
    expect(Number(appraisalOf('03').assumedShare)).toBeLessThan(0.35);
  });

  it('04: thirty-three stops and a compensation chain; the surveyor’s refurbishment replaces the edition’s', () => {
    expect(orderOf('04').lift.stops).toBe(33);
    expect(ofType(orderOf('04'), 'compensation-chain')).toHaveLength(1);
    const refurbished = orderOf('04').components.find(({ retention }) => retention?.refurbishment !== undefined);
    const line = appraisalOf('04').lines.find(({ componentId }) => componentId === refurbished?.id);
    expect(line?.retained?.refurbishmentPerUnit).toMatch(/^65\.00/);
  });

  it('05: corroded car rails are scrapped although they were to stay; two offers are too few', () => {
    const rails = appraisalOf('05').lines.find(({ type }) => type === 'car-guide-rail');
    expect(rails).toMatchObject({ disposition: 'retain', decision: 'scrap' });
    expect(rails?.findings).toContain('retention-condition-met');
    const kept = appraisalOf('05').lines.find(({ type }) => type === 'counterweight-guide-rail');
    expect(kept?.decision).toBe('retain');
    expect(codesOf('05')).toContain('offers-too-few');
  });

  it('06: costs exceed the scrap, and the prices are those of the city', () => {
    expect(Number(appraisalOf('06').scrapResidualValue.net)).toBeLessThan(0);
    expect(Number(appraisalOf('06').remainingValue)).toBeGreaterThan(0);
    expect(codesOf('06')).toContain('region-fallback');
    expect(appraisalOf('06').assumedShare).toBe('1.0000');
    const doors = appraisalOf('06').lines.find(
      ({ type, decision }) => type === 'landing-door' && decision === 'retain',
    );
    expect(doors?.retentionClass).toBe('B');
  });
});
