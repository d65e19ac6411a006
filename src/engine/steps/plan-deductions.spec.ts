import { describe, expect, it } from '@jest/globals';
import {
  appraised,
  fillers,
  keptRails,
  machine,
  refused,
  sampleLift,
  sampleOrder,
  sampleTerms,
} from '../../../test/builders/sample-order.js';
import { parameter, sampleStandard, sampleType } from '../../../test/builders/sample-standard.js';
import { sampleEdition, sampleRow, sampleServiceRows, sampleTables } from '../../../test/builders/sample-tables.js';
import type { RuleBook } from '../appraisal.js';
import type { AppraisalOrder, Terms } from '../order.js';
import type { Deduction } from '../standard.js';
import type { PriceRow } from '../price-table.js';

const deductionsOf = (order: AppraisalOrder, ruleBook?: RuleBook): string[][] =>
  appraised(order, ruleBook).deductions.map(({ code, quantity, unit, rate, amount }) => [
    code,
    quantity,
    unit,
    rate,
    amount,
  ]);

const withTerms = (terms: Partial<Terms>): AppraisalOrder => sampleOrder({ terms: { ...sampleTerms, ...terms } });

function driven(driver: Deduction['driver'], row: PriceRow, truckLoad?: string): RuleBook {
  const [, cutting] = sampleStandard().deductions;
  const deduction: Deduction = {
    ...cutting!,
    driver,
    truckLoad: truckLoad === undefined ? undefined : parameter('truckLoad', truckLoad, 't'),
  };
  return {
    standard: sampleStandard({ deductions: [deduction] }),
    priceTables: [...sampleTables().slice(0, 2), sampleEdition('services', [row])],
  };
}

describe('rule 4, deductions', () => {
  it('are lines with their own driver, in the edition’s sequence', () => {
    // steel of machine and fillers, and rubbish: 576 + 306 + 459 kg; copper is priced picked up
    expect(deductionsOf(sampleOrder())).toEqual([
      ['dismantling', '6', '{stop}', '200.000000', '1200.00'],
      ['cutting', '1.341', 't', '150.000000', '201.15'],
      ['transport', '33.525', 't.km', '2.000000', '67.05'],
      ['hazardous-waste', '5', 'kg', '6.000000', '30.00'],
    ]);
  });

  it('drop the dismantling line alone when the contractor pays, before any look-up', () => {
    const services = sampleServiceRows().filter(({ code }) => code !== 'dismantling');
    const priceTables = [...sampleTables().slice(0, 2), sampleEdition('services', services)];
    const ruleBook = { standard: sampleStandard(), priceTables };
    const order = withTerms({ dismantlingPaidBy: 'contractor' });
    expect(deductionsOf(order, ruleBook).map(([code]) => code)).toEqual(['cutting', 'transport', 'hazardous-waste']);
    expect(deductionsOf(withTerms({ dismantlingPaidBy: 'recycler' })).map(([code]) => code)).toContain('dismantling');
  });

  it('are taxed as services', () => {
    // 200 × 1.06
    expect(deductionsOf(withTerms({ taxBasis: 'included' }))[0]).toEqual([
      'dismantling',
      '6',
      '{stop}',
      '212.000000',
      '1272.00',
    ]);
  });

  it('need no rate and no distance where nothing is scrapped', () => {
    const priceTables = [...sampleTables().slice(0, 2), sampleEdition('services', [])];
    const terms = { ...sampleTerms, haulDistanceKm: undefined };
    const order = sampleOrder({ components: [keptRails()], terms });
    expect(deductionsOf(order, { standard: sampleStandard(), priceTables })).toEqual([]);
  });

  it('refuse when the distance is missing and something moves', () => {
    expect(refused(withTerms({ haulDistanceKm: undefined }))).toEqual([
      {
        code: 'haul-distance-missing',
        level: 'refusal',
        clause: '计算规则第4条',
        componentId: null,
        data: { deductions: ['transport'] },
      },
    ]);
    const copper = machine({ materials: [{ material: 'copper', share: '1' }] });
    const order = { ...withTerms({ haulDistanceKm: undefined }), components: [copper] };
    expect(deductionsOf(order).map(([code]) => code)).toEqual(['dismantling', 'hazardous-waste']);
  });

  it('a distance of 0 leaves no transport line', () => {
    expect(deductionsOf(withTerms({ haulDistanceKm: '0' })).map(([code]) => code)).not.toContain('transport');
  });

  it.each([
    ['per-stop', '{stop}', undefined, '6'],
    ['per-landing', '{landing}', undefined, '7'],
    ['lump', '{lift}', undefined, '1'],
    ['per-tonne', 't', undefined, '1.341'],
    // ceil(1.341 / 0.447) = 3 exactly, ceil(1.341 / 0.4469) = 4
    ['per-trip', '{trip}', '0.447', '3'],
    ['per-trip', '{trip}', '0.4469', '4'],
  ] as const)('driver %s counts %s', (driver, unit, truckLoad, quantity) => {
    const order = sampleOrder({ lift: { ...sampleLift, landings: 7 } });
    const [line] = deductionsOf(order, driven(driver, sampleRow('cutting', '10', { unit }), truckLoad));
    expect(line?.slice(0, 3)).toEqual(['cutting', quantity, unit]);
  });

  it('names the truck load that trips are counted by', () => {
    const ruleBook = driven('per-trip', sampleRow('cutting', '10', { unit: '{trip}' }), '0.447');
    const [node] = appraised(sampleOrder(), ruleBook).trace.filter(({ step }) => step === 'deduct-costs');
    expect(node).toMatchObject({ inputs: { tonnes: '1.341', truckLoadTonnes: '0.447' }, result: '3' });
    expect(node?.uses).toContain('parameter:truckLoad');
  });

  it('hazardous waste is one line per code over all scrapped components, in code order', () => {
    const oil = { code: '900-217-08', quantityPerUnit: parameter('oil', '2.5', 'kg') };
    const battery = { code: '900-052-31', quantityPerUnit: parameter('battery', '0.75', 'kg') };
    const [machineType, pump] = ['machine', 'pump'].map((code) =>
      sampleType(code, { materials: [{ material: 'steel', share: '1' }], hazardousWaste: [oil, battery] }),
    );
    const standard = sampleStandard();
    const componentTypes = { ...standard.componentTypes, machine: machineType!, pump: pump! };
    const rows = [...sampleServiceRows(), sampleRow('hazardous-waste:900-052-31', '1.5')];
    const ruleBook = {
      standard: sampleStandard({ componentTypes }),
      priceTables: [...sampleTables().slice(0, 2), sampleEdition('services', rows)],
    };
    const order = sampleOrder({ components: [machine({ quantity: '2' }), machine({ id: 'pump', type: 'pump' })] });
    const lines = appraised(order, ruleBook).deductions.filter(({ code }) => code === 'hazardous-waste');
    expect(lines.map(({ hazardousWasteCode, quantity, amount }) => [hazardousWasteCode, quantity, amount])).toEqual([
      ['900-052-31', '2.25', '3.38'],
      ['900-217-08', '7.5', '45.00'],
    ]);
  });

  it('show which masses make up the tonnage', () => {
    const nodes = appraised(sampleOrder()).trace.filter(({ step }) => step === 'deduct-costs');
    expect(nodes[2]).toMatchObject({
      inputs: { deduction: 'cutting', componentIds: ['machine', 'fillers'], massesKg: ['576.000', '765.000'] },
      result: '1.341',
    });
    expect(nodes[3]).toMatchObject({ inputs: { quantity: '1.341', rate: '150.000000' }, result: '201.15' });
  });

  it('count a material whose price is missing as moved, so that no refusal hides another', () => {
    const order = { ...withTerms({ haulDistanceKm: undefined }), components: [fillers()] };
    const priceTables = [sampleEdition('scrap', []), ...sampleTables().slice(1)];
    const codes = refused(order, { standard: sampleStandard(), priceTables }).map(({ code }) => code);
    expect(codes).toEqual(['haul-distance-missing', 'scrap-price-missing', 'scrap-price-missing']);
  });
});
