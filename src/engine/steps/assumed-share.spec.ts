import { describe, expect, it } from '@jest/globals';
import { appraised, fillers, keptRails, machine, sampleOrder } from '../../../test/builders/sample-order.js';
import type { Component } from '../order.js';

const shareOf = (...components: readonly Component[]): string => appraised(sampleOrder({ components })).assumedShare;

const steel = [{ material: 'steel', share: '1' }];
const measuredRails = keptRails({ materials: steel, mass: { method: 'linear', kgPerUnit: '12.38' } });

describe('rule 8, assumedShare', () => {
  it('is 0 without assumptions, and 0 for nothing at all', () => {
    expect(shareOf(fillers(), measuredRails)).toBe('0.0000');
    expect(shareOf(machine({ materials: [{ material: 'board', share: '1' }] }))).toBe('0.0000');
    expect(shareOf()).toBe('0.0000');
  });

  it('counts the lines with a defaulted mass, composition or date', () => {
    // fillers 581.40; machine 3974.40: 3974.40 / 4555.80 = 0.872382…
    expect(shareOf(fillers(), machine())).toBe('0.8724');
    const materials = [{ material: 'steel', share: '1' }];
    // catalogue mass 500 × 0.95 × 2 = 950: 950 / 1531.40
    expect(shareOf(fillers(), machine({ mass: undefined, materials }))).toBe('0.6203');
    // 2104.80 / 2686.20
    expect(shareOf(fillers(), keptRails({ ...measuredRails, installedOn: undefined }))).toBe('0.7836');
  });

  it('asks for the date only of what is retained', () => {
    expect(shareOf(fillers({ installedOn: undefined }), measuredRails)).toBe('0.0000');
  });
});
