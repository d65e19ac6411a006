import { describe, expect, it } from '@jest/globals';
import { parameter, sampleStandard } from '../../test/builders/sample-standard.js';
import { tablesAsked } from './tables-asked.js';

const tables = { scrap: 'city-scrap', parts: 'city-parts', services: 'city-parts' };
const rollForward = { table: 'steel-index', maxIndexAgeDays: parameter('maxIndexAgeDays', '31', 'd'), kinds: {} };

describe('the tables an appraisal may ask', () => {
  it('are those of the standard, each once', () => {
    expect(tablesAsked({}, sampleStandard({ tables }))).toEqual(['city-scrap', 'city-parts']);
  });

  it('are also the private books of the order and the index that carries old prices', () => {
    const order = { priceBooks: { scrap: 'own-scrap' } };
    expect(tablesAsked(order, sampleStandard({ tables, rollForward }))).toEqual([
      'city-scrap',
      'city-parts',
      'own-scrap',
      'steel-index',
    ]);
  });
});
