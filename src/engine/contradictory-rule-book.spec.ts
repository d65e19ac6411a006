/** What the loader and the checks of an order keep out is a bug where it arrives all the same: never an amount. */
import { describe, expect, it } from '@jest/globals';
import { appraised, keptRails, machine, sampleOrder } from '../../test/builders/sample-order.js';
import { sampleStandard, sampleType } from '../../test/builders/sample-standard.js';
import { sampleTables } from '../../test/builders/sample-tables.js';
import type { Component } from './order.js';
import type { Standard } from './standard.js';
import { valueComponent } from './steps/value-component.js';
import type { WorkedComponent } from './worksheet.js';

const appraising = (component: Component, standard: Standard) => () =>
  appraised(sampleOrder({ components: [component] }), { standard, priceTables: sampleTables() });

describe('a rule book that contradicts itself stops the calculation', () => {
  const standard = sampleStandard();
  const { componentTypes, retentionClasses, deductions } = standard;

  it('where a part could stay without a score', () => {
    const A = { ...retentionClasses.A, gates: ['contract'] as const };
    const lenient = sampleStandard({ retentionClasses: { ...retentionClasses, A } });
    expect(appraising(keptRails({ survey: {} }), lenient)).toThrow('demands a survey score: A');
  });

  it.each(['life', 'lifeFloor'])('where a part could stay that has no %s', (figure) => {
    const rail = { ...componentTypes['rail']!, [figure]: null };
    const short = sampleStandard({ componentTypes: { ...componentTypes, rail } });
    expect(appraising(keptRails(), short)).toThrow('has a life and a floor: rail');
  });

  it('where trips are counted and no truck has a load', () => {
    const trips = deductions.map((each) => (each.code === 'cutting' ? { ...each, driver: 'per-trip' as const } : each));
    expect(appraising(machine(), sampleStandard({ deductions: trips }))).toThrow('names its truck load: cutting');
  });
});

describe('an order nobody checked stops the calculation', () => {
  it('where it names a type the edition does not have', () => {
    expect(appraising(machine({ type: 'escalator' }), sampleStandard())).toThrow(
      /neither in the rule book .*escalator/,
    );
  });
});

describe('a component with a refusal', () => {
  const worked: WorkedComponent = {
    component: machine(),
    type: sampleType('machine'),
    decision: 'scrap',
    decisionNode: { step: 'decide-disposition', clause: '', inputs: {}, uses: [], result: 'scrap', rounding: null },
    mass: {
      method: 'weighed',
      isDefaulted: false,
      kgPerUnit: '1',
      masses: [1, 1, 1],
      massesKg: ['', '', ''],
      nodes: [],
    },
    parts: [],
    materialsDefaulted: false,
    retained: null,
    findings: [],
  };
  const shares = { cutting: 0, transport: 0 };

  it('is never valued, whatever it lacks', () => {
    expect(valueComponent(worked, shares).amounts).toEqual([0, 0, 0]);
    for (const lacking of [{ mass: null }, { parts: null }, { decision: 'retain' }] as const) {
      expect(() => valueComponent({ ...worked, ...lacking }, shares)).toThrow('with a refusal is not valued: machine');
    }
  });
});
