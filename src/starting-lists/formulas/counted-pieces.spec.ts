import { describe, expect, it } from '@jest/globals';
import { factsOf, said } from '../../../test/starting-lists/of-lift.js';
import type { KnownLift } from '../facts.js';
import { countedPieces } from './counted-pieces.js';

const of = (type: string, changes: Partial<KnownLift> = {}): readonly string[] =>
  said(countedPieces(factsOf(changes)).filter((outcome) => outcome.type === type));

describe('countedPieces', () => {
  it('counts by lift, landing and car entrance', () => {
    expect(of('controller-cabinet')).toEqual(['controller-cabinet: 1件']);
    expect(of('landing-door')).toEqual(['landing-door: 1件 × 11层 = 11件']);
    expect(of('door-shoe')).toEqual(['door-shoe: 4件 × 11层 = 44件']);
    expect(of('car-door')).toEqual(['car-door: 1件 × 1门 = 1件']);
    // Two more landing doors than stops: the car opens on two sides, and has a wall less.
    expect(of('car-door', { landings: 13 })).toEqual(['car-door: 1件 × 2门 = 2件']);
    expect(of('car-wall', { landings: 13 })).toEqual(['car-wall: 2件']);
  });

  it('chooses the machine by drive, the pulleys by roping and place', () => {
    expect(of('traction-machine')).toEqual(['traction-machine geared: 1件']);
    expect(of('traction-machine', { drive: 'gearless' })).toEqual(['traction-machine gearless: 1件']);
    expect(of('gearbox-oil')).toEqual(['gearbox-oil: 6千克']);
    expect(of('diverting-pulley')).toEqual(['diverting-pulley: not-usual']);
    expect(of('diverting-pulley', { drive: 'gearless' })).toEqual(['diverting-pulley: 2件']);
    expect(of('diverting-pulley', { drive: 'gearless', machineRoom: false })).toEqual(['diverting-pulley: 3件']);
  });

  it('chooses the buffers by speed and year', () => {
    expect(of('buffer')).toEqual(['buffer spring 轿厢: 1件', 'buffer spring 对重: 1件']);
    expect(of('buffer', { commissionedOn: '2006-01-01' })[0]).toBe('buffer polyurethane 轿厢: 1件');
    expect(of('buffer', { ratedSpeedMps: '1.01' })[0]).toBe('buffer oil 轿厢: 1件');
    expect(of('hydraulic-oil-charge', { ratedSpeedMps: '1.01' })).toEqual(['hydraulic-oil-charge: 4千克']);
  });

  it('proposes by the year what came with the years', () => {
    expect(of('inverter', { commissionedOn: '1997-12-31' })).toEqual(['inverter: not-usual']);
    expect(of('inverter', { commissionedOn: '1998-01-01' })).toEqual(['inverter: 1件']);
    expect(of('acop', { commissionedOn: '2003-12-31' })).toEqual(['acop: not-usual']);
    expect(of('acop')).toEqual(['acop: 1件']);
    expect(of('acop', { drive: 'gearless' })).toEqual(['acop: not-usual']);
  });

  it('keeps traction parts out of a hydraulic lift, and the other way about', () => {
    expect(of('governor', { drive: 'hydraulic' })).toEqual(['governor: not-for-drive']);
    expect(of('hydraulic-cylinder', { drive: 'hydraulic' })).toEqual(['hydraulic-cylinder: 1件']);
    expect(of('hydraulic-cylinder')).toEqual(['hydraulic-cylinder: not-for-drive']);
  });
});
