import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import type { AppraisalOrder } from '../../engine/index.js';
import { FormBody } from '../../http/page/form-body.js';
import { StandardLibrary } from '../../standards/standard-library.js';
import { componentFromForm, conditionsAsked, fieldFaults, valuesOf } from './component-form.js';

const library = await StandardLibrary.load('standards');
const { standard } = library.list().at(-1) ?? {};
if (standard === undefined) throw new Error('no edition is shipped');
const components = readdirSync('examples')
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => (JSON.parse(readFileSync(`examples/${name}`, 'utf8')) as AppraisalOrder).components);

describe('the form of a component', () => {
  it('sent back untouched makes the component it was filled with, whichever it is', () => {
    expect(components.length).toBeGreaterThan(400);
    for (const component of components) {
      const untouched = new FormBody(Object.entries(valuesOf(component, standard)));
      expect(componentFromForm(untouched, standard)).toEqual(component);
    }
  });

  it('asks for what the type needs before it may stay, and keeps other answers', () => {
    const survey = { conditions: [{ code: 'something-else', met: true }] };
    const asked = conditionsAsked(standard, { type: 'car-guide-rail', survey });
    expect(asked).toEqual([...(standard.componentTypes['car-guide-rail']?.requiredConditions ?? []), 'something-else']);
    expect(conditionsAsked(standard, { type: 'unknown' })).toEqual([]);
  });

  it('says a fault within a list at the field of the list, and what stands nowhere above the form', () => {
    const message = { zh: '数值超出允许范围', en: '' };
    const faults = [
      { pointer: '/materials/1/share', code: 'decimal-out-of-range', message },
      { pointer: '', code: 'object-expected', message },
    ];
    const [first, second] = fieldFaults(faults, standard);
    expect([first?.name, second?.name]).toEqual(['materials', '']);
    expect(first?.text).toBe('材质：数值超出允许范围');
  });
});
