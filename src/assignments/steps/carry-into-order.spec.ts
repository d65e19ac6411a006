import { describe, expect, it } from '@jest/globals';
import { carryIntoOrder, withoutWithdrawn } from './carry-into-order.js';

const contents = {
  'basic-matters': { client: '业主委员会', haulDistanceKm: '25', taxBasis: 'excluded' },
  contract: { externalReportCode: '统一编码-1', reviewer: '陈三' },
} as const;
const own = { lift: { deviceCode: 'D-1' }, components: [], engagement: { client: '旧' } };
const carried = carryIntoOrder(own, { purpose: '更新', contents });

describe('what the first two steps settle', () => {
  it('stands in the order', () => {
    expect(carried).toMatchObject({ terms: { haulDistanceKm: '25' }, engagement: { client: '业主委员会' } });
  });

  it('leaves the order again when it is withdrawn, and nothing else does', () => {
    const after = {
      'basic-matters': { client: '业主委员会', taxBasis: 'excluded' },
      contract: { reviewer: '陈三' },
    } as const;
    const { engagement, terms, ...rest } = withoutWithdrawn(carried, contents, after);
    expect(terms).toEqual({ taxBasis: 'excluded' });
    expect(engagement).toEqual({ client: '业主委员会', purpose: '更新', reviewer: '陈三' });
    expect(rest).toEqual({ lift: { deviceCode: 'D-1' }, components: [] });
  });

  it('leaves alone what came into the order by itself', () => {
    const imported = { ...own, terms: { haulDistanceKm: '40' } };
    const nothing = { 'basic-matters': {}, contract: {} };
    expect(withoutWithdrawn(imported, nothing, nothing)).toEqual(imported);
  });
});
