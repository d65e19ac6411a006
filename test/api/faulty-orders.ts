import { machine, rail, smallOrder } from './small-order.js';

type Fields = Readonly<Record<string, unknown>>;
const withLift = (changes: Fields): object => smallOrder({ lift: { ...(smallOrder()['lift'] as object), ...changes } });
export const withMachine = (changes: Fields): object => smallOrder({ components: [machine(changes)] });
export const withRail = (changes: Fields): object => smallOrder({ components: [rail(changes)] });

/** An order with one fault, its place and code: the same at every way in. */
export const faultyOrders: readonly (readonly [string, object, string, string])[] = [
  [
    'an unknown component type',
    withMachine({ type: 'flux-capacitor' }),
    '/components/0/type',
    'component-type-unknown',
  ],
  [
    'an unknown material',
    withMachine({ materials: [{ material: 'unobtainium', share: '1' }] }),
    '/components/0/materials/0/material',
    'material-unknown',
  ],
  [
    'shares that do not sum to 1',
    withMachine({
      materials: [
        { material: 'cast-iron', share: '0.90' },
        { material: 'copper-motor', share: '0.11' },
      ],
    }),
    '/components/0/materials',
    'shares-not-one',
  ],
  [
    'a negative mass',
    withMachine({ mass: { method: 'weighed', kgPerUnit: '-640' } }),
    '/components/0/mass/kgPerUnit',
    'decimal-out-of-range',
  ],
  [
    'a mass above 50 t a piece',
    withMachine({ mass: { method: 'weighed', kgPerUnit: '50000.001' } }),
    '/components/0/mass/kgPerUnit',
    'decimal-out-of-range',
  ],
  ['a mass above 50 t in all', withMachine({ quantity: '79' }), '/components/0/mass/kgPerUnit', 'mass-too-large'],
  ['a quantity of 0', withMachine({ quantity: '0' }), '/components/0/quantity', 'decimal-out-of-range'],
  ['a float', withMachine({ quantity: 1.5 }), '/components/0/quantity', 'decimal-string-expected'],
  ['a decimal with an exponent', withMachine({ quantity: '1e3' }), '/components/0/quantity', 'decimal-malformed'],
  ['the wrong unit', withMachine({ unit: 'kg' }), '/components/0/unit', 'unit-not-of-type'],
  [
    'a component id twice',
    smallOrder({ components: [machine(), machine()] }),
    '/components/1/id',
    'component-id-duplicate',
  ],
  [
    'an own figure with the catalogue’s method',
    withMachine({ mass: { method: 'catalogue', kgPerUnit: '640' } }),
    '/components/0/mass/kgPerUnit',
    'mass-figure-forbidden',
  ],
  [
    'a lower obsolescence without a reason',
    withRail({ retention: { functionalObsolescence: '0.1' } }),
    '/components/0/retention/reason',
    'reason-required',
  ],
  [
    'a reference date tomorrow',
    smallOrder({ referenceDate: '2026-11-03' }),
    '/referenceDate',
    'reference-date-in-future',
  ],
  [
    'a reference date after the second axis',
    smallOrder({ knownAt: '2026-06-29T23:59:59+08:00' }),
    '/referenceDate',
    'reference-date-after-known-at',
  ],
  ['a second axis in the future', smallOrder({ knownAt: '2027-01-01T00:00:00Z' }), '/knownAt', 'known-at-in-future'],
  ['a day that does not exist', smallOrder({ referenceDate: '2026-02-30' }), '/referenceDate', 'calendar-day-invalid'],
  ['an unknown standard', smallOrder({ standard: { id: 'other' } }), '/standard/id', 'standard-unknown'],
  ['an unknown property', smallOrder({ discount: '0.1' }), '/discount', 'unknown-property'],
  ['no components', smallOrder({ components: [] }), '/components', 'too-few-items'],
  [
    '10,001 components',
    smallOrder({ components: Array.from({ length: 10_001 }, (_, index) => machine({ id: `c${index}` })) }),
    '/components',
    'too-many-items',
  ],
  [
    'a lift put into service tomorrow',
    withLift({ commissionedOn: '2026-11-03' }),
    '/lift/commissionedOn',
    'day-in-future',
  ],
  ['a part mounted tomorrow', withMachine({ installedOn: '2026-11-03' }), '/components/0/installedOn', 'day-in-future'],
  [
    'a survey of the next century',
    withMachine({ survey: { surveyedOn: '2099-01-01' } }),
    '/components/0/survey/surveyedOn',
    'day-in-future',
  ],
  [
    'an offer that will be made',
    smallOrder({ offers: [{ amount: '6800.00', taxBasis: 'excluded', offeredOn: '2099-01-01', source: '收购方' }] }),
    '/offers/0/offeredOn',
    'day-in-future',
  ],
  [
    'a year that lost a digit',
    withMachine({ installedOn: '0204-09-01' }),
    '/components/0/installedOn',
    'day-too-early',
  ],
  ['40 landings at 14 stops', withLift({ stops: 14, landings: 40 }), '/lift/landings', 'landings-beyond-stops'],
  ['half a machine', withMachine({ quantity: '0.5' }), '/components/0/quantity', 'pieces-not-whole'],
  [
    'a material twice',
    withMachine({
      materials: [
        { material: 'cast-iron', share: '0.90' },
        { material: 'cast-iron', share: '0.10' },
      ],
    }),
    '/components/0/materials/1/material',
    'material-named-twice',
  ],
  ['half a character', withMachine({ description: 'rail \ud800' }), '/components/0/description', 'text-not-plain'],
  ['null where something belongs', smallOrder({ terms: null }), '/terms', 'object-expected'],
];

/** A sound order whose rule book lacks something, and the refusal. */
export const refusedOrders: readonly (readonly [string, object, string])[] = [
  ['a region without prices', smallOrder({ region: '110000' }), 'scrap-price-missing'],
  ['a date before the first table', smallOrder({ referenceDate: '2024-08-31' }), 'standard-not-in-force'],
  ['a component without mass', withMachine({ variant: 'unheard-of', mass: undefined }), 'mass-missing'],
  [
    'filler weights without materials',
    smallOrder({
      components: [{ id: 'w', type: 'filler-weight', quantity: '20', unit: '{piece}', disposition: 'dismantle' }],
    }),
    'materials-missing',
  ],
  [
    'transport without a distance',
    smallOrder({ terms: { dismantlingPaidBy: 'owners', taxBasis: 'excluded' } }),
    'haul-distance-missing',
  ],
];
