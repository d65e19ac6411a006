/** An order of n components × 5 materials, all priced and measured differently, and the rule book for it. */
import type { AppraisalOrder, Component, RuleBook } from '../../src/engine/index.js';
import { sampleLift, sampleOrder } from '../builders/sample-order.js';
import { parameter, sampleStandard, sampleType } from '../builders/sample-standard.js';
import { sampleEdition, sampleRow, sampleServiceRows } from '../builders/sample-tables.js';

const materialCount = 20;
const shares = ['0.62', '0.2', '0.105', '0.05', '0.025'];
const methods = ['weighed', 'nameplate', 'linear', 'geometry'] as const;

function materialCode(index: number): string {
  return `material-${index % materialCount}`;
}

export function benchOrder(componentCount: number): AppraisalOrder {
  const components = Array.from({ length: componentCount }, (_, index): Component => {
    const kgPerUnit = `${1 + ((index * 7) % 24)}.${String((index * 37) % 1000).padStart(3, '0')}`;
    return {
      id: `c${index}`,
      type: 'part',
      quantity: `${1 + (index % 9)}.5`,
      unit: '{piece}',
      mass: { method: methods[index % methods.length] ?? 'weighed', kgPerUnit },
      materials: shares.map((share, place) => ({ material: materialCode(index * 3 + place), share })),
      disposition: 'dismantle',
    };
  });
  return sampleOrder({ components, lift: { ...sampleLift, stops: 18 } });
}

export function benchRuleBook(): RuleBook {
  const sample = sampleStandard();
  const codes = Array.from({ length: materialCount }, (_, index) => materialCode(index));
  const materials = Object.fromEntries(
    codes.map((code, index) => [
      code,
      {
        code,
        zh: code,
        en: code,
        recoveryRate: parameter(`materials.${code}.recoveryRate`, `0.${90 + (index % 9)}`),
      },
    ]),
  );
  const rows = codes.map((code, index) =>
    sampleRow(code, `${1700 + index * 613}.37`, {
      unit: 't',
      low: `${1600 + index * 600}.11`,
      high: `${1800 + index * 640}.93`,
      taxBasis: 'included',
      taxRate: '0.03',
      deliveryBasis: index % 3 === 0 ? 'picked-up' : 'ex-yard',
    }),
  );
  const part = sampleType('part', { materials: [{ material: materialCode(0), share: '1' }] });
  return {
    standard: sampleStandard({ materials, componentTypes: { ...sample.componentTypes, part } }),
    priceTables: [sampleEdition('scrap', rows), sampleEdition('services', sampleServiceRows())],
  };
}
