/** What the shipped edition promises beyond what the loader demands of any edition. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ComponentType } from '../engine/index.js';
import { parametersOf } from './parameters-of.js';
import { readStandardEdition } from './read-standard-edition.js';
import type { StandardEdition } from './standard-edition.js';

let edition: StandardEdition;
let types: readonly ComponentType[];

beforeAll(async () => {
  edition = await readStandardEdition('standards/shenyang-residual-value/2024.1');
  types = Object.values(edition.standard.componentTypes);
});

describe('the shipped edition', () => {
  it('says that it is reconstructed, that no association issued it, and why', () => {
    expect(edition.reconstructed).toBe(true);
    expect(edition.publisher).toBeNull();
    expect(edition.statement).toContain('均未公开');
    expect(edition.statementEn).toContain('not public');
  });

  it('has the eight systems, each with types', () => {
    const systems = ['balancing', 'car', 'control', 'door', 'drive', 'guide', 'safety', 'traction'];
    expect(edition.systems.map(({ code }) => code)).toEqual(systems);
    for (const system of systems) expect(types.some((type) => type.system === system)).toBe(true);
  });

  it.each([
    ['car-guide-rail', 'T89/B', '12.38'],
    ['counterweight-guide-rail', 'T75/B', '8.564'],
    ['suspension-rope', '10 mm', '0.372'],
    ['suspension-rope', '13 mm', '0.640'],
    ['compensation-chain', 'WF40', '5.95'],
  ])('gives %s %s its mass of %s kg/m', (code, variant, kgPerUnit) => {
    const mass = edition.standard.componentTypes[code]?.variants[variant]?.mass;
    expect(mass?.kgPerUnit).toMatchObject({ value: kgPerUnit, unit: 'kg/m' });
    expect(mass?.kgPerUnit.basis).not.toBe('assumption');
  });

  it('assumes no material for filler weights and car walls', () => {
    const { componentTypes } = edition.standard;
    const filler = componentTypes['filler-weight'];
    expect(filler?.materials).toBe('required');
    expect(Object.values(filler?.variants ?? {}).map(({ materials }) => materials)).toEqual([null, null, null]);
    expect(componentTypes['car-wall']?.materials).toBe('required');
    expect(componentTypes['landing-door-panel']?.materials).toBe('required');
  });

  it('never defaults to stainless steel 304', () => {
    expect(edition.compositions.filter(({ shares }) => 'stainless-304' in shares)).toEqual([]);
  });

  it('lists every parameter once, each with basis, clause and source in words', () => {
    const parameters = parametersOf(edition.standard);
    expect(new Set(parameters.map(({ path }) => path)).size).toBe(parameters.length);
    expect(parameters.length).toBeGreaterThan(200);
    for (const { clause, source, value } of parameters) {
      expect(clause.trim() && source.trim()).not.toBe('');
      expect(value).toMatch(/^\d+(\.\d+)?$/);
    }
  });

  it('presents as a standard’s word only what was read in one', () => {
    const standards = parametersOf(edition.standard).filter(({ basis }) => basis === 'standard');
    expect(standards.length).toBe(14);
    for (const { clause } of standards) expect(clause).toBe('GB/T 22562-2008 型号表');
    const conditions = Object.values(edition.standard.scrappingConditions).filter(({ basis }) => basis === 'standard');
    expect(new Set(conditions.map(({ clause }) => clause))).toEqual(new Set(['GB/T 31821-2015 4.2.1']));
  });

  it('asks for scrapping conditions wherever a part may be kept', () => {
    for (const { code, retentionClass, requiredConditions } of types) {
      if (retentionClass === 'C' || retentionClass === 'W') expect([code, requiredConditions]).toEqual([code, []]);
      else expect([code, requiredConditions.length > 0]).toEqual([code, true]);
    }
  });

  it('charges for the hazardous share of its default compositions', () => {
    const { materials } = edition.standard;
    for (const { code, materials: defaults, hazardousWaste } of types) {
      const shares = defaults === 'required' ? [] : defaults;
      const inShares = shares.flatMap(({ material }) => materials[material]?.hazardousWasteCode ?? []);
      expect([code, [...inShares].sort()]).toEqual([code, hazardousWaste.map((waste) => waste.code).sort()]);
    }
  });

  it('falls back from every district to the city, the province and the country', () => {
    expect(edition.standard.regionFallback['210106']).toEqual(['210100', '210000', '100000']);
    expect(edition.standard.regionFallback['210100']).toEqual(['210000', '100000']);
    expect(edition.regionNames['210106']).toBe('沈阳市铁西区');
  });
});
