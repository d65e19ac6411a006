import { describe, expect, it } from '@jest/globals';
import { keptRails, machine, sampleLift, sampleOrder, sampleTerms } from '../../test/builders/sample-order.js';
import { sampleStandard } from '../../test/builders/sample-standard.js';
import type { AppraisalOrder, Component, Retention } from './order.js';
import { findOrderFaults } from './order-faults.js';

const standard = sampleStandard();

const faultsOf = (overrides: Partial<AppraisalOrder>): string[][] =>
  findOrderFaults(sampleOrder(overrides), standard).map(({ pointer, code }) => [pointer, code]);

const ofComponent = (overrides: Partial<Component>): string[][] => faultsOf({ components: [machine(overrides)] });

const ofRetention = (overrides: Partial<Retention>): string[][] =>
  faultsOf({ components: [keptRails({ retention: { ...keptRails().retention, ...overrides } })] });

describe('faults of an order', () => {
  it('has none for a valid order', () => {
    expect(faultsOf({})).toEqual([]);
    const offers = [
      { amount: '-50.00', taxBasis: 'included' as const, rate: '0', offeredOn: '2026-07-01', source: 'x' },
    ];
    expect(faultsOf({ offers, components: [] })).toEqual([]);
  });

  it.each([
    [{ type: 'elevator' }, '/components/0/type', 'component-type-unknown'],
    [{ type: 'constructor' }, '/components/0/type', 'component-type-unknown'],
    [{ unit: 'kg' }, '/components/0/unit', 'unit-not-of-type'],
    [{ quantity: '0' }, '/components/0/quantity', 'decimal-out-of-range'],
    [{ quantity: '-1' }, '/components/0/quantity', 'decimal-out-of-range'],
    [{ quantity: '1e3' }, '/components/0/quantity', 'decimal-malformed'],
    [{ mass: { method: 'catalogue', kgPerUnit: '5' } }, '/components/0/mass/kgPerUnit', 'mass-figure-forbidden'],
    [{ mass: { method: 'weighed' } }, '/components/0/mass/kgPerUnit', 'mass-figure-required'],
    [{ mass: { method: 'weighed', kgPerUnit: '0' } }, '/components/0/mass/kgPerUnit', 'decimal-out-of-range'],
    [{ mass: { method: 'weighed', kgPerUnit: '-640' } }, '/components/0/mass/kgPerUnit', 'decimal-out-of-range'],
    [{ mass: { method: 'weighed', kgPerUnit: '50000.001' } }, '/components/0/mass/kgPerUnit', 'mass-too-large'],
    [{ mass: undefined, quantity: '101' }, '/components/0/quantity', 'mass-too-large'],
    [{ materials: [{ material: 'gold', share: '1' }] }, '/components/0/materials/0/material', 'material-unknown'],
    [{ materials: [] }, '/components/0/materials', 'shares-not-one'],
    [{ installedOn: '2026-02-30' }, '/components/0/installedOn', 'calendar-day-invalid'],
    [{ survey: { surveyedOn: '2026-13-01' } }, '/components/0/survey/surveyedOn', 'calendar-day-invalid'],
    [{ survey: { score: '1.01' } }, '/components/0/survey/score', 'decimal-out-of-range'],
    [
      { survey: { conditions: [{ code: 'toString', met: false }] } },
      '/components/0/survey/conditions/0/code',
      'condition-unknown',
    ],
  ] as const)('%j is a fault', (overrides, pointer, code) => {
    expect(ofComponent(overrides as Partial<Component>)).toEqual([[pointer, code]]);
  });

  it.each([
    [['0.5', '0.5'], []],
    [['0.333333333333', '0.666666666667'], []],
    [['0.5', '0.4999999999'], ['shares-not-one']],
    [['0.6', '0.5'], ['shares-not-one']],
    [['0', '1'], ['decimal-out-of-range']],
    [
      ['-0.5', '1.5'],
      ['decimal-out-of-range', 'decimal-out-of-range'],
    ],
  ])('shares %j have the faults %j', (shares, codes) => {
    const materials = shares.map((share) => ({ material: 'steel', share }));
    expect(ofComponent({ materials }).map(([, code]) => code)).toEqual(codes);
  });

  it('allows 50 t to the gram, and counts the quantity', () => {
    expect(ofComponent({ mass: { method: 'weighed', kgPerUnit: '50000.0004' } })).toEqual([]);
    expect(ofComponent({ quantity: '2', mass: { method: 'weighed', kgPerUnit: '25000' } })).toEqual([]);
    expect(ofComponent({ quantity: '2', mass: { method: 'weighed', kgPerUnit: '25000.001' } })).toHaveLength(1);
  });

  it('points to the figure of the lift that is wrong', () => {
    expect(faultsOf({ lift: { ...sampleLift, ratedLoadKg: '0', ratedSpeedMps: '-1' } })).toEqual([
      ['/lift/ratedLoadKg', 'decimal-out-of-range'],
      ['/lift/ratedSpeedMps', 'decimal-out-of-range'],
    ]);
  });

  it('finds no weight to object to where neither the order nor the catalogue states one', () => {
    expect(ofComponent({ type: 'liner', quantity: '1000000', mass: undefined })).toEqual([]);
  });

  it('tells what a duplicate id repeats and which answers contradict', () => {
    const components = [machine(), machine({ id: 'other' }), machine()];
    expect(findOrderFaults(sampleOrder({ components }), standard)).toEqual([
      {
        pointer: '/components/2/id',
        code: 'component-id-duplicate',
        data: { id: 'machine', first: '/components/0/id' },
      },
    ]);
    const twice = [
      { code: 'rusted', met: false },
      { code: 'rusted', met: true },
    ];
    expect(ofComponent({ survey: { conditions: twice } })).toEqual([
      ['/components/0/survey/conditions/1/code', 'condition-answered-twice'],
    ]);
  });

  it('demands a reason for every replaced figure', () => {
    expect(ofRetention({ functionalObsolescence: '0.2', reason: ' ' })).toEqual([
      ['/components/0/retention/reason', 'reason-required'],
    ]);
    expect(ofRetention({ refurbishment: { amount: '5', taxBasis: 'excluded' } })).toEqual([
      ['/components/0/retention/reason', 'reason-required'],
    ]);
    expect(ofRetention({ functionalObsolescence: null, refurbishment: null, reason: null })).toEqual([]);
  });

  it('bounds replaced figures and demands the rate of what includes tax', () => {
    const refurbishment = { amount: '-1', taxBasis: 'included' as const };
    expect(ofRetention({ functionalObsolescence: '1.1', refurbishment, reason: 'worn' })).toEqual([
      ['/components/0/retention/functionalObsolescence', 'decimal-out-of-range'],
      ['/components/0/retention/refurbishment/amount', 'decimal-out-of-range'],
      ['/components/0/retention/refurbishment/rate', 'tax-rate-required'],
    ]);
    const offer = {
      amount: 'much',
      taxBasis: 'included' as const,
      rate: '-0.03',
      offeredOn: '2026-02-29',
      source: 'x',
    };
    expect(faultsOf({ offers: [offer] })).toEqual([
      ['/offers/0/offeredOn', 'calendar-day-invalid'],
      ['/offers/0/amount', 'decimal-malformed'],
      ['/offers/0/rate', 'decimal-out-of-range'],
    ]);
  });

  it('forbids a reference date that had not begun in China at knownAt', () => {
    expect(faultsOf({ referenceDate: '2026-07-15', knownAt: '2026-07-14T16:00:00Z' })).toEqual([]);
    expect(
      findOrderFaults(sampleOrder({ referenceDate: '2026-07-15', knownAt: '2026-07-14T15:59:59Z' }), standard),
    ).toEqual([
      {
        pointer: '/referenceDate',
        code: 'reference-date-after-known-at',
        allowed: '≤ 2026-07-14',
        data: { referenceDate: '2026-07-15', knownAt: '2026-07-14T15:59:59Z' },
      },
    ]);
    expect(faultsOf({ knownAt: '2026-07-15' })).toEqual([['/knownAt', 'instant-invalid']]);
    expect(faultsOf({ referenceDate: '2026-06-31' })).toEqual([['/referenceDate', 'calendar-day-invalid']]);
  });

  it('checks the lift and the terms', () => {
    const lift = {
      ...sampleLift,
      stops: 0,
      landings: 1.5,
      ratedLoadKg: '0',
      travelHeightM: '-1',
      commissionedOn: 'once',
    };
    expect(faultsOf({ lift, terms: { ...sampleTerms, haulDistanceKm: '-25' } })).toEqual([
      ['/lift/commissionedOn', 'calendar-day-invalid'],
      ['/lift/stops', 'integer-out-of-range'],
      ['/lift/landings', 'integer-out-of-range'],
      ['/lift/ratedLoadKg', 'decimal-out-of-range'],
      ['/lift/travelHeightM', 'decimal-out-of-range'],
      ['/terms/haulDistanceKm', 'decimal-out-of-range'],
    ]);
  });

  it('tells every fault of every component at once, with what is allowed', () => {
    const wrong = machine({ type: 'x', quantity: '0', materials: [{ material: 'y', share: '2' }] });
    const faults = findOrderFaults(sampleOrder({ components: [wrong, machine({ id: 'b', unit: 'm' })] }), standard);
    expect(faults.map(({ pointer, allowed }) => [pointer, allowed])).toEqual([
      ['/components/0/type', 'a component type of the edition'],
      ['/components/0/quantity', '0 < x'],
      ['/components/0/materials/0/material', 'a material of the edition'],
      ['/components/0/materials/0/share', '0 < x ≤ 1'],
      ['/components/0/materials', 'Σ share = 1'],
      ['/components/1/unit', '{piece}'],
    ]);
  });
});
