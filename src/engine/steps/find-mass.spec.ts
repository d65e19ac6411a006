import { describe, expect, it } from '@jest/globals';
import { keptRails, machine } from '../../../test/builders/sample-order.js';
import { sampleStandard } from '../../../test/builders/sample-standard.js';
import { References } from '../references.js';
import type { Component } from '../order.js';
import type { FoundMass } from '../worksheet.js';
import { findMass } from './find-mass.js';

const standard = sampleStandard();

function find(component: Component): FoundMass | null {
  const type = standard.componentTypes[component.type]!;
  return findMass(component, type, { standard, references: new References(standard.validFrom) });
}

describe('rule 2, mass', () => {
  it('multiplies and rounds to the gram, ties upwards', () => {
    // 2.5 × 0.0002 = 0.0005 kg → 0.001; 3 × 12.3456 = 37.0368 → 37.037
    expect(find(machine({ quantity: '2.5', mass: { method: 'weighed', kgPerUnit: '0.0002' } }))?.masses[0]).toBe(1);
    expect(find(machine({ quantity: '3', mass: { method: 'weighed', kgPerUnit: '12.3456' } }))?.masses[0]).toBe(37037);
  });

  it('widens the surveyor’s figure by the band of its method', () => {
    // 640 × 0.97 = 620.8, 640 × 1.03 = 659.2
    const found = find(machine());
    expect(found).toMatchObject({ method: 'nameplate', isDefaulted: false, kgPerUnit: '640.000' });
    expect(found?.massesKg).toEqual(['640.000', '620.800', '659.200']);
    expect(found?.nodes.map(({ result, uses }) => [result, ...uses])).toEqual([
      ['640.000'],
      ['620.800', 'parameter:massBands.nameplate'],
      ['659.200', 'parameter:massBands.nameplate'],
    ]);
  });

  it.each([undefined, { method: 'catalogue' as const }])('takes the catalogue’s figures for mass %j', (mass) => {
    // 60 × 12.38, 60 × 12.1, 60 × 12.6
    const found = find(keptRails({ mass }));
    expect(found).toMatchObject({ method: 'catalogue', isDefaulted: true });
    expect(found?.massesKg).toEqual(['742.800', '726.000', '756.000']);
    expect(found?.nodes[0]?.uses).toEqual(['parameter:types.rail.T89/B.mass']);
  });

  it('finds no figure without one: a variant never borrows the type’s, nor the type a variant’s', () => {
    expect(find(keptRails({ variant: undefined }))).toBeNull();
    expect(find(machine({ mass: undefined, variant: 'geared' }))).toBeNull();
    expect(find(machine({ mass: undefined, variant: 'constructor' }))).toBeNull();
    expect(find(machine({ type: 'liner', mass: undefined }))).toBeNull();
    expect(find(machine({ mass: { method: 'weighed' } }))).toBeNull();
  });

  it('keeps an own figure for a variant the catalogue does not know', () => {
    expect(find(machine({ variant: 'unheard-of' }))?.massesKg[0]).toBe('640.000');
  });
});
