import { describe, expect, it } from '@jest/globals';
import { fieldsOf, withFields } from './survey-fields.js';
import type { SurveyedComponent } from './surveyed-component.js';

const whole: SurveyedComponent & { readonly variant: string; readonly retention: object } = {
  id: 'c07',
  type: 'car-guide-rail',
  variant: 'T89/B',
  description: '左侧主轨',
  quantity: '66.0',
  unit: 'm',
  mass: { method: 'linear', kgPerUnit: '8.63', basis: '8.63 kg/m' },
  materials: [{ material: 'steel-heavy', share: '1' }],
  disposition: 'retain',
  installedOn: '2004-08-01',
  survey: {
    score: '0.80',
    conditions: [
      { code: 'rail-bent', met: false },
      { code: 'rail-worn', met: true },
    ],
    surveyedOn: '2026-07-01',
    surveyor: '赵勘察',
    evidence: ['磅单 3', '照片 <b>'],
  },
  retention: { loadChecked: true },
};

describe('a surveyed component as fields of a form', () => {
  it('comes back unchanged, with what the form does not show', () => {
    expect(withFields(whole, fieldsOf(whole))).toEqual(whole);
    const bare = { id: 'c01', type: 'car-frame' };
    expect(withFields(bare, fieldsOf(bare))).toEqual(bare);
    expect(JSON.stringify(withFields(bare, fieldsOf(bare)))).toBe(JSON.stringify(bare));
  });

  it('shows the grade its score falls into', () => {
    expect([fieldsOf(whole)['grade'], fieldsOf({ id: 'c', type: 't' })['grade']]).toEqual(['good', '']);
  });

  it('loses a member whose field was emptied, and the own figure with the catalogue’s', () => {
    const emptied = {
      ...fieldsOf(whole),
      quantity: ' ',
      score: '',
      evidence: '\r\n \n',
      massMethod: 'catalogue',
      disposition: 'x',
    };
    expect(withFields(whole, { ...emptied, 'condition.rail-bent': '' })).toEqual({
      ...{ id: 'c07', type: 'car-guide-rail', variant: 'T89/B', description: '左侧主轨', unit: 'm' },
      mass: { method: 'catalogue', basis: '8.63 kg/m' },
      materials: whole.materials,
      installedOn: '2004-08-01',
      survey: { conditions: [{ code: 'rail-worn', met: true }], surveyedOn: '2026-07-01', surveyor: '赵勘察' },
      retention: { loadChecked: true },
    });
  });
});
