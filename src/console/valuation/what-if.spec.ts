import { describe, expect, it } from '@jest/globals';
import { FormBody } from '../../http/page/form-body.js';
import { decidedOtherwise, figureDifferences, withDecisions } from './what-if.js';

const order = {
  components: [
    { id: 'a', type: 'car-guide-rail', disposition: 'retain' as const },
    { id: 'b', type: 'buffer' },
    { id: 'c', type: 'buffer', disposition: 'dismantle' as const },
  ],
};

describe('other decisions', () => {
  it('change only what the form chooses among what may be chosen', () => {
    const sent = new FormBody([
      ['disposition:a', 'dismantle'],
      ['disposition:b', 'keep'],
      ['disposition:gone', 'retain'],
    ]);
    const tried = withDecisions(order, sent);
    expect(tried.components?.map(({ disposition }) => disposition)).toEqual(['dismantle', undefined, 'dismantle']);
    expect(decidedOtherwise(order, tried)).toEqual([{ id: 'a', before: 'retain', after: 'dismantle' }]);
    expect(decidedOtherwise(order, order)).toEqual([]);
  });

  it('differ by exact figures', () => {
    const of = (gross: string, net: string, remainingValue: string, residualValue: string) => ({
      scrapResidualValue: { gross, deductions: '100.10', net },
      remainingValue,
      residualValue,
    });
    const differences = figureDifferences(
      of('300.30', '200.20', '50.00', '250.00'),
      of('100.00', '-0.10', '0.00', '0.00'),
    );
    expect(differences.map(({ label, difference }) => `${label} ${difference}`)).toEqual([
      '残值毛额 -200.30',
      '扣减 0.00',
      '残值净额 -200.30',
      '余值 -50.00',
      '残余价值 -250.00',
    ]);
  });
});
