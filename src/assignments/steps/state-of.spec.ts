import { describe, expect, it } from '@jest/globals';
import { caseFacts, completed, recorded } from '../../../test/builders/case-facts.js';
import type { CaseFacts } from './assignment-state.js';
import { stateOf } from './state-of.js';
import { stepIds } from './step-ids.js';

/** d: done, c: current, a: ahead. */
const written = (facts: CaseFacts): string =>
  stateOf(facts)
    .steps.map(({ state }) => state[0])
    .join('');

describe('the state', () => {
  it('is closed when every step is complete and nothing is missing', () => {
    expect([written(caseFacts()), stateOf(caseFacts()).step]).toEqual(['dddddddd', null]);
  });

  it.each(stepIds.map((step, index) => [step, index] as const))(
    'waits at %s while it is not completed',
    (step, index) => {
      const others = stepIds.filter((id) => id !== step && id !== 'archive');
      const facts = caseFacts({ completed: completed(...others) });
      expect(written(facts)).toBe(`${'d'.repeat(index)}c${'a'.repeat(7 - index)}`);
      expect(stateOf(facts).step).toBe(step);
    },
  );

  it('goes back to a step that was completed and lacks something again', () => {
    const open = { completed: completed(...stepIds.slice(0, -1)) };
    expect(written({ ...recorded('plan', { methods: undefined }), ...open })).toBe('ddcaaaaa');
    expect(written(caseFacts({ paperVersion: 4, ...open }))).toBe('dddddcaa');
  });

  it('stays closed once the file is archived, whatever a later edition would still ask', () => {
    const contradiction = {
      code: 'as-new-but-old',
      componentId: 'c01',
      message: '矛盾',
      pointer: '/order/components/0',
    };
    const later = stateOf(caseFacts({ contradictions: [contradiction] }));
    expect([later.step, later.steps.every(({ state }) => state === 'done')]).toEqual([null, true]);
    expect(later.steps.flatMap(({ missing }) => missing)).toEqual([]);
  });

  it('says what every step lacks, also those ahead', () => {
    const { steps } = stateOf(caseFacts({ completed: {}, report: null }));
    expect(steps.map(({ missing }) => missing.length)).toEqual([0, 0, 0, 0, 0, 0, 1, 0]);
  });
});
