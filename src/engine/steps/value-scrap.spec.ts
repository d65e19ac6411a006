import { describe, expect, it } from '@jest/globals';
import { appraised, machine, sampleOrder, sampleRuleBook } from '../../../test/builders/sample-order.js';
import { sampleEdition, sampleRow, sampleScrapRows, sampleTables } from '../../../test/builders/sample-tables.js';
import type { AppraisalLine } from '../appraisal.js';
import type { Component } from '../order.js';
import type { PriceRow } from '../price-table.js';

function lineOf(component: Component, rows: readonly PriceRow[] = sampleScrapRows()): AppraisalLine {
  const priceTables = [sampleEdition('scrap', rows), ...sampleTables().slice(1)];
  return appraised(sampleOrder({ components: [component] }), sampleRuleBook({ priceTables })).lines[0]!;
}

const weighed = (kgPerUnit: string): Component['mass'] => ({ method: 'weighed', kgPerUnit });

describe('rule 3, scrap amount', () => {
  it('rounds each material, then adds', () => {
    // steel 640 × 0.9 × 0.95 × 2 = 1094.40; copper 640 × 0.1 × 0.9 × 50 = 2880.00
    const line = lineOf(machine());
    expect(line.materials.map(({ amount }) => amount)).toEqual(['1094.40', '2880.00']);
    expect(line).toMatchObject({ scrapAmount: '3974.40', amount: '3974.40', decision: 'scrap' });
  });

  it('takes the half fen upwards', () => {
    // 0.05 kg × 0.5 × 0.95 × 2 = 0.0475 → 0.05; 0.05 × 0.5 × 0.9 × 50 = 1.125 → 1.13
    const materials = [
      { material: 'steel', share: '0.5' },
      { material: 'copper', share: '0.5' },
    ];
    const line = lineOf(machine({ mass: weighed('0.05'), materials }));
    expect(line.materials.map(({ amount }) => amount)).toEqual(['0.05', '1.13']);
  });

  it('counts recovery only where the price is above 0', () => {
    const rows = [sampleRow('steel', '0'), sampleRow('copper', '-1')];
    const line = lineOf(machine({ mass: weighed('100') }), rows);
    expect(line.materials).toMatchObject([
      { recoveryRate: '1.0000', pricePerKg: '0.000000', amount: '0.00' },
      // 100 × 0.1 × −1, without the recovery rate of 0.9
      { recoveryRate: '1.0000', pricePerKg: '-1.000000', amount: '-10.00' },
    ]);
  });

  it('gives hazardous material amount 0, no price and no row', () => {
    const line = lineOf({ ...machine({ type: 'cabinet', mass: weighed('100') }) });
    expect(line.materials[1]).toEqual({
      material: 'board',
      share: '0.1000',
      massKg: '10.000',
      recoveryRate: '1.0000',
      pricePerKg: null,
      rowId: null,
      hazardousWasteCode: '900-045-49',
      amount: '0.00',
    });
  });

  it('keeps the exact mass of a material and all digits of a long share', () => {
    const materials = [
      { material: 'steel', share: '0.333333' },
      { material: 'copper', share: '0.666667' },
    ];
    // 10.001 × 0.333333 = 3.333663333
    const line = lineOf(machine({ mass: weighed('10.001'), materials }));
    expect(line.materials[0]).toMatchObject({ share: '0.333333', massKg: '3.333663333' });
  });

  it('traces every material with its row and rate, and the sum', () => {
    const nodes = lineOf(machine()).trace.filter(({ step }) => step === 'value-scrap');
    expect(nodes).toMatchObject([
      {
        inputs: {
          material: 'steel',
          massKg: '640.000',
          share: '0.9000',
          recoveryRate: '0.9500',
          pricePerKg: '2.000000',
        },
        uses: ['price:sample/scrap/2026-06-01/steel@210100', 'parameter:materials.steel.recoveryRate'],
        result: '1094.40',
        rounding: 'round2',
      },
      { inputs: { material: 'copper' }, result: '2880.00' },
      { inputs: { amounts: ['1094.40', '2880.00'] }, result: '3974.40', rounding: null },
    ]);
  });
});
