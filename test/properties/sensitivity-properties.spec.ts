import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { subtractDecimalTexts } from '../../src/engine/index.js';
import type { Appraisal, AppraisalOrder, PriceTableEdition } from '../../src/engine/index.js';
import { appraised } from '../builders/sample-order.js';
import { sampleStandard } from '../builders/sample-standard.js';
import { sampleTables } from '../builders/sample-tables.js';
import { orders } from './arbitrary-order.js';

fc.configureGlobal({ seed: 20240901, numRuns: 100 });

const magnitude = (text: string): string => text.replace('-', '');

function swingOf(atLow: Appraisal, atHigh: Appraisal): string {
  return magnitude(subtractDecimalTexts(atHigh.unroundedTotal, atLow.unroundedTotal));
}

/** The whole appraisal again with one row at another of its own prices: what the ranking must not need to do. */
function withRowAt(rowId: string, bound: 'low' | 'high', order: AppraisalOrder): Appraisal {
  const priceTables = sampleTables().map((edition): PriceTableEdition => ({
    ...edition,
    rows: edition.rows.map((row) =>
      row.rowId === rowId ? { ...row, price: row[bound] ?? row.price, low: undefined, high: undefined } : row,
    ),
  }));
  return appraised(order, { standard: sampleStandard(), priceTables });
}

/** A component weighed at a given mass: one piece per quantity keeps every other figure. */
function withMassAt(componentId: string, massKg: string, order: AppraisalOrder): Appraisal {
  const components = order.components.map((component) =>
    component.id === componentId
      ? { ...component, quantity: '1', mass: { method: 'weighed' as const, kgPerUnit: massKg } }
      : component,
  );
  return appraised({ ...order, components });
}

describe('sensitivity', () => {
  it('the swing of a price is what two whole appraisals differ by', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const excluded = { ...order, terms: { ...order.terms, taxBasis: 'excluded' as const } };
        for (const { input, swing } of appraised(excluded).sensitivity) {
          if (!input.startsWith('price:')) continue;
          const rowId = input.slice('price:'.length);
          const [atLow, atHigh] = [withRowAt(rowId, 'low', excluded), withRowAt(rowId, 'high', excluded)];
          expect(swingOf(atLow, atHigh)).toBe(swing);
        }
      }),
    );
  });

  it('the swing of a scrapped mass is what two whole appraisals differ by', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const appraisal = appraised(order);
        for (const { input, low, high, swing, unit } of appraisal.sensitivity) {
          const line = appraisal.lines.find(({ componentId }) => input === `mass:${componentId}`);
          if (line === undefined || line.decision === 'retain') continue;
          const [atLow, atHigh] = [low, high].map((mass) => withMassAt(line.componentId, mass, order));
          expect([unit, low, high]).toEqual(['kg', line.massLowKg, line.massHighKg]);
          expect(swingOf(atLow!, atHigh!)).toBe(swing);
        }
      }),
    );
  });

  it('is ordered, short and without zeros', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const { sensitivity } = appraised(order);
        expect(sensitivity.length).toBeLessThanOrEqual(10);
        sensitivity.forEach(({ input, swing }, index) => {
          expect(Number(swing)).toBeGreaterThan(0);
          const next = sensitivity[index + 1];
          if (next === undefined) return;
          const isSorted = Number(swing) > Number(next.swing) || (swing === next.swing && input < next.input);
          expect(isSorted).toBe(true);
        });
      }),
    );
  });
});
