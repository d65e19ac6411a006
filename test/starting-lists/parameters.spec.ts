import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ParameterFaultsError,
  loadParameters,
  parameterFolder,
  readParameters,
} from '../../src/starting-lists/parameters/read-parameters.js';

const name = '2026-11-29.yaml';
const shipped = readFileSync(join(parameterFolder, name), 'utf8');
const faultsOf = (text: string, file = name): string => {
  try {
    readParameters(Buffer.from(text), file);
  } catch (error) {
    if (error instanceof ParameterFaultsError) return error.message;
    throw error;
  }
  return 'none';
};

describe('the figures of the formulas', () => {
  it.each([
    ['a number without quotes', "value: '2000'", 'value: 2000', 'figures.reach-load.value: 2000 stands without quotes'],
    ['an unknown key', 'first-rail:', 'last-rail:', 'figures.last-rail: unknown key'],
    ['a missing figure', 'first-rail:', 'last-rail:', 'figures.first-rail: is missing'],
    [
      'another unit',
      "value: '2000', unit: kg",
      "value: '2000', unit: t",
      'figures.reach-load.unit: not t (allowed: kg)',
    ],
    ['an unknown source', 'source: bracket-spacing', 'source: hearsay', 'unknown source hearsay'],
    ['a basis that is none', 'basis: convention', 'basis: certain', '"certain" is not allowed'],
    [
      'a table without end',
      '- { give: { pit:',
      "- { loadUpTo: '9', give: { pit:",
      'choices.shaft.rows: exactly the last row is without conditions',
    ],
    [
      'a figure that is none',
      "give: { pit: '1.4'",
      "give: { pit: 'deep'",
      'choices.shaft.rows.0.give.pit: is not a decimal number',
    ],
    ['a count of 0 without reason', ', reason: 没有液压缓冲器 }', ' }', 'a reason belongs to a count of 0'],
    ['a part twice', '- { type: car-fan,', '- { type: car-roof,', 'car-roof  stands here a second time'],
    ['a part both proposed and not', '  car-handrail: 选', '  car-roof: 选', 'car-roof is under neverProposed too'],
    ['nothing to look at', '  car-roof: 量面积与板厚\n', '', 'toCheck.car-roof: is missing'],
    ['bounds the wrong way round', "low: '8', high: '25'", "low: '80', high: '25'", 'bounds.0.low: low is above high'],
    [
      'a day that is none',
      "commissionedBefore: '2002-01-01'",
      "commissionedBefore: '2002-02-30'",
      '2002-02-30 is not a day',
    ],
    ['a key twice', 'id: starting-list\n', 'id: starting-list\nid: starting-list\n', 'duplicate key'],
  ])('are refused with %s', (_, good, bad, words) => {
    expect(shipped).toContain(good);
    expect(faultsOf(shipped.replace(good, bad))).toContain(words);
  });

  it('are refused under another day’s name', () => {
    expect(faultsOf(shipped, '2026-11-30.yaml')).toContain('is not the day of the file’s name'.replace('’', "'"));
  });

  it('ship without a fault, and nothing in them is called a standard’s word', async () => {
    const { file, fingerprint } = await loadParameters();
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const bases = [...Object.values(file.figures), ...Object.values(file.choices), ...file.pieces].map(
      ({ basis }) => basis,
    );
    expect([...new Set(bases)].sort()).toEqual(['assumption', 'convention']);
  });

  it('bound the masses as component-mass.csv does', async () => {
    const rows = parse<Record<string, string>>(readFileSync('docs/sources/component-mass.csv'), { columns: true });
    const { file } = await loadParameters();
    for (const { row, low, high } of file.bounds) {
      const source = rows.find(({ id }) => id === row);
      expect([row, low, high]).toEqual([row, source?.['mass_low'], source?.['mass_high']]);
    }
  });
});
