import { describe, expect, it } from '@jest/globals';
import type { ComponentType } from '../engine/index.js';
import { knownLift, shippedRuleBook } from '../../test/starting-lists/known-lifts.js';
import { proposeComponents, type RuleBookOfLists } from './propose-components.js';

const shipped = await shippedRuleBook();
type Types = Readonly<Record<string, ComponentType>>;

function withTypes(change: (types: Types) => Types): RuleBookOfLists {
  const { standard } = shipped.edition;
  const componentTypes = change(standard.componentTypes);
  return { ...shipped, edition: { ...shipped.edition, standard: { ...standard, componentTypes } } };
}
const changed = (code: string, part: Partial<ComponentType>): RuleBookOfLists =>
  withTypes((types) => ({ ...types, [code]: { ...(types[code] as ComponentType), ...part } }));

describe('proposeComponents with another catalogue', () => {
  it.each([
    ['an unknown variant', changed('car-guide-rail', { variants: {} }), 'car-guide-rail', '标准目录没有型号 T89/B'],
    ['another unit', changed('trunking', { unit: '{piece}' }), 'trunking', '与公式的 m 不符'],
    ['no mass', changed('car-frame', { mass: null }), 'car-frame', '标准目录没有单位质量'],
  ])('leaves out a line of %s and says so', (_, book, type, words) => {
    const { lines, notProposed, findings } = proposeComponents(knownLift(), book);
    expect(lines.filter(({ component }) => component.type === type)).toEqual([]);
    const absent = notProposed.find((one) => one.type === type);
    expect(absent).toMatchObject({ code: 'not-in-catalogue', reason: expect.stringContaining(words) });
    expect(findings).toContainEqual(expect.objectContaining({ code: 'catalogue-lacks-type', data: { type } }));
  });

  it('never lists a type the catalogue does not have, and names one no formula knows', () => {
    const book = withTypes(({ 'car-roof': roof, ...types }) => ({ ...types, spoiler: { ...roof!, code: 'spoiler' } }));
    const { lines, notProposed } = proposeComponents(knownLift(), book);
    expect(lines.map(({ component }) => component.type)).not.toContain('car-roof');
    expect(notProposed).toContainEqual(expect.objectContaining({ type: 'spoiler', code: 'no-formula' }));
  });

  it('remarks on a mass out of its bounds and changes nothing', () => {
    const mass = shipped.edition.standard.componentTypes['door-frame']!.mass!;
    const heavy = { ...mass, kgPerUnit: { ...mass.kgPerUnit, value: '50' } };
    const { checks, findings, lines } = proposeComponents(knownLift(), changed('door-frame', { mass: heavy }));
    expect(checks.find(({ code }) => code === 'door-frame')).toMatchObject({ value: '50.000', isWithin: false });
    const data = { check: 'door-frame', value: '50.000', low: '12', high: '45' };
    expect(findings).toEqual([expect.objectContaining({ code: 'mass-out-of-bounds', level: 'warning', data })]);
    expect(lines.find(({ component }) => component.type === 'door-frame')?.massKg).toBe('550.000');
  });

  it('leaves the material of fillers and walls to the surveyor, and the terms to the contract', () => {
    const { toDecide, lines } = proposeComponents(knownLift(), shipped);
    const places = toDecide.map(({ pointer, componentId }) => {
      const type = lines.find(({ component }) => component.id === componentId)?.component.type;
      return `${pointer.split('/').at(-1)} ${type ?? ''}`.trim();
    });
    expect(places).toEqual(['materials car-wall', 'variant filler-weight', 'materials filler-weight', 'terms']);
  });
});
