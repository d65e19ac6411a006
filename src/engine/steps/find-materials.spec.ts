import { describe, expect, it } from '@jest/globals';
import { fillers, keptRails, machine } from '../../../test/builders/sample-order.js';
import { sampleStandard, sampleType } from '../../../test/builders/sample-standard.js';
import { findMaterials, Shares } from './find-materials.js';

const { componentTypes } = sampleStandard();

describe('rule 2, materials', () => {
  it('takes the surveyor’s composition before any default', () => {
    const given = [{ material: 'copper', share: '1' }];
    expect(findMaterials(machine({ materials: given }), componentTypes['machine']!)).toEqual({
      shares: given,
      isDefaulted: false,
    });
  });

  it('falls back on the variant’s default where it states one, else on the type’s', () => {
    const steel = [{ material: 'steel', share: '1' }];
    const iron = [{ material: 'rubbish', share: '1' }];
    const type = sampleType('rail', {
      materials: steel,
      variants: { iron: { mass: null, materials: iron }, plain: { mass: null, materials: null } },
    });
    const sharesOf = (variant: string | undefined): unknown => findMaterials(keptRails({ variant }), type)?.shares;
    expect(sharesOf('iron')).toEqual(iron);
    expect(sharesOf('plain')).toEqual(steel);
    expect(sharesOf('unheard-of')).toEqual(steel);
    expect(sharesOf(undefined)).toEqual(steel);
  });

  it('knows no default where the catalogue requires the surveyor’s word', () => {
    expect(findMaterials(fillers({ materials: undefined }), componentTypes['filler']!)).toBeNull();
    const type = sampleType('x', { materials: [], variants: { bare: { mass: null, materials: 'required' } } });
    expect(findMaterials(machine({ variant: 'bare' }), type)).toBeNull();
  });

  it('reads a share once and prints it with at least four decimals', () => {
    const shares = new Shares();
    expect(shares.of('0.85')).toEqual({ units: 85, scale: 2, text: '0.8500' });
    expect(shares.of('0.85')).toBe(shares.of('0.85'));
    expect(shares.of('0.333333').text).toBe('0.333333');
    expect(shares.of('1.0').text).toBe('1.0000');
  });
});
