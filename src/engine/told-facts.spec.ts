/** Every fault, refusal and warning says what it is about, so that whoever reads it need not guess. */
import { describe, expect, it } from '@jest/globals';
import {
  appraised,
  fillers,
  keptRails,
  machine,
  refused,
  sampleLift,
  sampleOrder,
  sampleRuleBook,
} from '../../test/builders/sample-order.js';
import { sampleStandard } from '../../test/builders/sample-standard.js';
import { sampleEdition, sampleRow, sampleTables } from '../../test/builders/sample-tables.js';
import type { AppraisalOrder, Component } from './order.js';
import { findOrderFaults } from './order-faults.js';
import { appraise } from './appraise.js';

const faultsOf = (overrides: Partial<AppraisalOrder>): readonly unknown[] =>
  findOrderFaults(sampleOrder(overrides), sampleStandard()).map(({ code, allowed, data }) => [code, allowed, data]);
const ofComponent = (overrides: Partial<Component>): readonly unknown[] =>
  faultsOf({ components: [machine(overrides)] });

describe('faults of an order tell what was given and what is allowed', () => {
  it.each([
    [{ type: 'escalator' }, 'component-type-unknown', 'a component type of the edition', { type: 'escalator' }],
    [{ unit: 'kg' }, 'unit-not-of-type', '{piece}', { unit: 'kg', type: 'machine' }],
    [{ quantity: '1e3' }, 'decimal-malformed', '-?digits[.digits]', { value: '1e3' }],
    [{ quantity: '-1' }, 'decimal-out-of-range', '0 < x', { value: '-1' }],
    [{ survey: { score: '1.01' } }, 'decimal-out-of-range', '0 ≤ x ≤ 1', { value: '1.01' }],
    [{ mass: { method: 'catalogue', kgPerUnit: '5' } }, 'mass-figure-forbidden', undefined, { method: 'catalogue' }],
    [{ mass: { method: 'weighed' } }, 'mass-figure-required', undefined, { method: 'weighed' }],
    [
      { quantity: '2', mass: { method: 'weighed', kgPerUnit: '25000.001' } },
      'mass-too-large',
      'quantity × kgPerUnit ≤ 50000 kg',
      { massKg: '50000.002' },
    ],
    [
      { materials: [{ material: 'gold', share: '1' }] },
      'material-unknown',
      'a material of the edition',
      { material: 'gold' },
    ],
    [{ materials: [{ material: 'steel', share: '0.4' }] }, 'shares-not-one', 'Σ share = 1', { sum: '0.4' }],
    [
      { survey: { conditions: [{ code: 'odd', met: false }] } },
      'condition-unknown',
      'a scrapping condition of the edition',
      { condition: 'odd' },
    ],
    [{ installedOn: '2026-01-00' }, 'calendar-day-invalid', 'YYYY-MM-DD', { value: '2026-01-00' }],
    [{ installedOn: '0000-01-01' }, 'calendar-day-invalid', 'YYYY-MM-DD', { value: '0000-01-01' }],
  ] as const)('%j', (overrides, code, allowed, data) => {
    expect(ofComponent(overrides as Partial<Component>)).toEqual([[code, allowed, data]]);
  });

  it('also of the order as a whole', () => {
    expect(faultsOf({ knownAt: 'yesterday' })).toEqual([['instant-invalid', 'RFC 3339', { value: 'yesterday' }]]);
    expect(faultsOf({ lift: { ...sampleLift, stops: 0 } })).toEqual([['integer-out-of-range', '1 ≤ n', { value: 0 }]]);
    expect(faultsOf({ lift: { ...sampleLift, stops: 1, landings: 1 } })).toEqual([]);
  });

  it('a share that is no number is not also a wrong sum', () => {
    const materials = [
      { material: 'steel', share: 'half' },
      { material: 'copper', share: '0.5' },
    ];
    expect(ofComponent({ materials })).toEqual([['decimal-malformed', '-?digits[.digits]', { value: 'half' }]]);
  });
});

describe('refusals tell what is missing', () => {
  it('of which part', () => {
    const order = sampleOrder({
      components: [
        fillers({ materials: undefined }),
        keptRails({ installedOn: '2026-07-01' }),
        machine({ variant: 'odd', mass: undefined, materials: [{ material: 'steel', share: '1' }] }),
        machine({ id: 'plain', type: 'filler', mass: undefined, materials: [{ material: 'steel', share: '1' }] }),
      ],
    });
    expect(refused(order).map(({ code, data }) => [code, data])).toEqual([
      ['materials-missing', { type: 'filler', variant: null }],
      ['installation-date-after-reference-date', { installedOn: '2026-07-01', referenceDate: '2026-06-30' }],
      ['mass-missing', { type: 'machine', variant: 'odd' }],
      ['mass-missing', { type: 'filler', variant: null }],
    ]);
  });
});

describe('warnings tell what they rest on', () => {
  it('of a gate that is closed, which evidence is missing', () => {
    const closed = keptRails({ retention: {}, survey: {} });
    const warnings = appraised(sampleOrder({ components: [closed] })).findings.filter(({ code }) =>
      code.startsWith('retention-'),
    );
    expect(warnings.map(({ code, data }) => [code, data])).toEqual([
      [
        'retention-conditions-unanswered',
        {
          retentionClass: 'A',
          evidence: 'survey.conditions',
          conditions: ['deformed', 'rusted'],
          clauses: ['condition deformed', 'condition rusted'],
        },
      ],
      ['retention-consent-missing', { retentionClass: 'A', evidence: 'installerConsent' }],
      ['retention-contract-missing', { retentionClass: 'A', evidence: 'inContract' }],
      ['retention-load-check-missing', { retentionClass: 'A', evidence: 'loadChecked' }],
      ['retention-score-missing', { retentionClass: 'A', evidence: 'survey.score' }],
    ]);
  });

  it('of a value out of all proportion, the value and the limits', () => {
    const heavy = machine({ quantity: '18', mass: { method: 'weighed', kgPerUnit: '640' } });
    const { findings, residualValue } = appraised(sampleOrder({ components: [heavy] }));
    expect(findings.filter(({ code }) => code.endsWith('implausible')).map(({ code, data }) => [code, data])).toEqual([
      ['residual-value-implausible', { residualValue, limit: '22500' }],
      ['total-mass-implausible', { totalMassKg: '11520.000', low: '100', high: '11000' }],
    ]);
  });

  it('of a private book, whose it is', () => {
    const standard = sampleStandard();
    const book = sampleEdition('own-scrap', [sampleRow('steel', '2100', { unit: 't' })], { publisher: 'firm' });
    const order = sampleOrder({ priceBooks: { scrap: 'own-scrap' } });
    const { references } = appraised(order, { standard, priceTables: [...sampleTables(), book] });
    expect(references['price:sample/own-scrap/2026-06-01/steel@210100']).toMatchObject({
      privateBook: { publisher: 'firm', title: 'own-scrap' },
    });
    expect(references['price:sample/scrap/2026-06-01/copper@210100']).not.toHaveProperty('privateBook');
  });
});

describe('two variants of one type', () => {
  it('have each its own price', () => {
    const standard = sampleStandard();
    const rail = standard.componentTypes['rail']!;
    const variants = { ...rail.variants, 'T127/B': rail.variants['T89/B']! };
    const parts = [
      sampleRow('rail', '90', { variant: 'T89/B', unit: 'm' }),
      sampleRow('rail', '150', { variant: 'T127/B', unit: 'm' }),
    ];
    const ruleBook = sampleRuleBook({
      standard: sampleStandard({ componentTypes: { ...standard.componentTypes, rail: { ...rail, variants } } }),
      priceTables: [...sampleTables().filter(({ tableId }) => tableId !== 'parts'), sampleEdition('parts', parts)],
    });
    const components = [keptRails(), keptRails({ id: 'wide', variant: 'T127/B' })];
    const { lines } = appraised(sampleOrder({ components }), ruleBook);
    expect(lines.map(({ retained }) => retained?.newPrice)).toEqual(['90.000000', '150.000000']);
  });
});

it('an order for another standard of the same version is no order for this one', () => {
  const order = sampleOrder({ standard: { id: 'other', version: '1' } });
  expect(() => appraise(order, sampleRuleBook())).toThrow(/not the order/);
});
