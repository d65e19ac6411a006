import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { packageRoot } from '../../../src/config/package-root.js';
import {
  addDecimalTexts,
  compareDecimalTexts,
  subtractDecimalTexts,
  type Appraisal,
  type TaxBasis,
} from '../../../src/engine/index.js';
import { explainDifference, type Difference } from '../../../src/owners/settlements/explain-difference.js';
import type { Settlement } from '../../../src/owners/settlements/settlement.js';

type Pile = readonly [material: string, massKg: string, amount: string];
type Slip = readonly [netKg: string, material: string | null];

interface Sale {
  readonly appraised: readonly Pile[];
  readonly costs: string;
  readonly slips: readonly Slip[];
  readonly received: string;
  readonly paid: string;
  readonly taxBasis?: TaxBasis;
}

interface DifferenceCase extends Sale {
  readonly case: string;
  readonly expected: Readonly<Record<string, string>> & {
    readonly byMaterial?: Readonly<Record<string, string | null>>;
  };
}

function appraisalOf({ appraised, costs }: Sale): Pick<Appraisal, 'scrapResidualValue' | 'lines' | 'taxBasis'> {
  const gross = appraised.map(([, , amount]) => amount).reduce(addDecimalTexts, '0.00');
  const pile = (decision: string, [material, massKg, amount]: Pile, hazardousWasteCode: string | null = null) => ({
    decision,
    materials: [{ material, massKg, amount, hazardousWasteCode }],
  });
  const lines = [
    ...appraised.map((one) => pile('scrap', one)),
    // Neither a part that stays nor hazardous waste is on the weighbridge.
    pile('retain', ['steel-rail', '800', '1600.00']),
    pile('scrap', ['gear-oil', '12', '0.00'], '900-214-08'),
  ];
  return {
    taxBasis: 'excluded',
    scrapResidualValue: { gross, deductions: costs, net: subtractDecimalTexts(gross, costs) },
    lines: lines as unknown as Appraisal['lines'],
  };
}

function settlementOf({ slips, received, paid, taxBasis = 'excluded' }: Sale): Settlement {
  return {
    slips: slips.map(([netKg, material], index) => ({ number: `${index}`, weighedOn: '2026-10-01', netKg, material })),
    buyer: { name: '某再生资源公司', isPerson: false },
    ...{ received, receivedOn: '2026-10-02', taxBasis, costs: paid },
    ...{ manifestNumber: '2026210100001', manifestMissing: null, files: [], note: null },
    destination: { kind: 'maintenance-fund', note: null },
  };
}

const explain = (sale: Sale): Difference => explainDifference(appraisalOf(sale), settlementOf(sale));

const casesFile = join(packageRoot, 'test', 'owners', 'settlements', 'difference.cases.yaml');
const cases = parseAllDocuments(readFileSync(casesFile, 'utf8')).map((one) => one.toJS() as DifferenceCase);

describe('the difference between settlement and appraisal', () => {
  it.each(cases.map((one) => [one.case, one] as const))('%s', (_name, one) => {
    const { gross, costs, net, massKg, effects, whyNot } = explain(one);
    const told = effects && { quantity: effects.quantity, price: effects.price };
    const byMaterial = effects?.byMaterial?.map(({ material, quantityEffect }) => [material, quantityEffect] as const);
    expect({
      ...{ gross: gross.difference, costs: costs.difference, net: net.difference, massKg: massKg.difference },
      ...told,
      ...(byMaterial ? { byMaterial: Object.fromEntries(byMaterial) } : {}),
      ...(whyNot === null ? {} : { whyNot }),
    }).toEqual({ ...one.expected, massKg: expect.any(String) });
    expect(compareDecimalTexts(massKg.difference, one.expected['massKg'] ?? '')).toBe(0);
  });

  const money = fc.nat(100_000_000).map((fen) => (fen / 100).toFixed(2));
  const kilograms = fc.integer({ min: 1, max: 20_000_000 }).map((grams) => (grams / 1000).toFixed(3));
  const material = fc.constantFrom('steel', 'copper', 'aluminium', 'iron');
  const sales = fc.record({
    appraised: fc.array(fc.tuple(material, kilograms, money), { minLength: 1, maxLength: 6 }),
    slips: fc.array(fc.tuple(kilograms, fc.oneof(material, fc.constant(null))), { minLength: 1, maxLength: 6 }),
    ...{ costs: money, received: money, paid: money },
  });

  it('is told without a fen too many or too few', () => {
    fc.assert(
      fc.property(sales, (sale) => {
        const { gross, costs, net, effects } = explain(sale);
        if (effects === null) throw new Error('there is a mass and one tax basis');
        expect(compareDecimalTexts(addDecimalTexts(effects.quantity, effects.price), gross.difference)).toBe(0);
        expect(compareDecimalTexts(net.difference, subtractDecimalTexts(gross.difference, costs.difference))).toBe(0);
        expect(effects.quantity).toMatch(/^-?\d+\.\d\d$/);
      }),
    );
  });
});
