import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readRegions } from './read-regions.js';
import { fullNameOf, isRegion, nameOf, parentsOf } from './regions.js';

const shipped = readFileSync('assets/regions/gb-t-2260.csv', 'utf8');

describe('the regions of China', () => {
  it('are all there: 34 provinces, every prefecture and county in force, and what was withdrawn since 2002', () => {
    const all = [...readRegions(shipped).values()];
    const inForce = all.filter(({ lastListed }) => lastListed === null);
    const provinces = inForce.filter(({ code }) => code.endsWith('0000') && code !== '100000');
    expect(provinces).toHaveLength(34);
    expect(inForce.filter(({ code }) => code.endsWith('00') && !code.endsWith('0000'))).toHaveLength(342);
    expect(inForce.filter(({ code }) => !code.endsWith('00'))).toHaveLength(2849);
    expect(all.length - inForce.length).toBe(516);
  });

  it('are named alone and in full, without what is no place', () => {
    expect([nameOf('210102'), fullNameOf('210102')]).toEqual(['和平区', '辽宁省沈阳市和平区']);
    expect([nameOf('100000'), fullNameOf('210000')]).toEqual(['全国', '辽宁省']);
    expect([fullNameOf('110101'), fullNameOf('500230'), fullNameOf('469001')]).toEqual([
      '北京市东城区',
      '重庆市丰都县',
      '海南省五指山市',
    ]);
    expect([nameOf('999999'), fullNameOf('210199')]).toEqual([null, null]);
  });

  it('lie in their prefecture, province and country', () => {
    expect(parentsOf('210102')).toEqual(['210100', '210000', '100000']);
    expect(parentsOf('210000')).toEqual(['100000']);
    expect(parentsOf('100000')).toEqual([]);
    expect(parentsOf('999999')).toEqual([]);
  });

  it('keep the codes of old papers', () => {
    expect(isRegion('210122')).toBe(true);
    expect(fullNameOf('210122')).toBe('辽宁省沈阳市辽中县');
  });
});

describe('a list of regions', () => {
  const list = (...lines: readonly string[]): string => ['code,name,lastListed', ...lines, ''].join('\n');
  const sound = ['100000,全国,', '210000,辽宁省,', '210100,沈阳市,', '210122,辽中县,201509'];

  it('is read with the list that had a code last', () => {
    expect(readRegions(list(...sound)).get('210122')).toEqual({ code: '210122', name: '辽中县', lastListed: '201509' });
  });

  it.each<[string, string, string]>([
    ['another header', 'code;name\n', 'begins with'],
    ['no line break at the end', list(...sound).trimEnd(), 'ends with a line break'],
    ['a code too short', list(...sound, '21012,某县,'), 'line 6: "21012,某县," is no code'],
    ['a name in Latin letters', list(...sound, '210123,Kangping,'), 'line 6'],
    ['a month that does not exist', list(...sound, '210123,康平县,201513'), 'line 6'],
    ['a code twice', list(...sound, '210122,辽中县,'), '210122 stands after 210122'],
    ['lines out of order', list(...sound, '210102,和平区,'), '210102 stands after 210122'],
    ['a county without its prefecture', list(...sound, '210202,中山区,'), 'has 210202, but not 210200 above it'],
  ])('is refused with %s', (_, text, words) => {
    expect(() => readRegions(text)).toThrow(words);
  });
});
