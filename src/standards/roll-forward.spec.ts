import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { parametersOf } from './parameters-of.js';
import { readStandardEdition } from './read-standard-edition.js';
import type { StandardEdition } from './standard-edition.js';

const days = (value: string): object => ({
  value,
  unit: 'd',
  basis: 'convention',
  clause: '指数结转',
  source: 'trade-convention',
});
const carrier = (indexCode: string): object => ({
  indexCode,
  basis: 'assumption',
  clause: '废钢随螺纹钢变动',
  source: 'design-decision',
});
const file = {
  table: 'ten-day-prices',
  maxIndexAgeDays: days('31'),
  kinds: {
    scrap: { longestCarryDays: days('60'), carriers: { 'steel-heavy': carrier('rebar') } },
    services: { longestCarryDays: days('90'), carriers: { 'hazardous-waste:900-045-49': carrier('rebar') } },
  },
};

let edition: string;

beforeEach(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'roll-forward-'));
  edition = join(dir, 'shenyang-residual-value', '2024.1');
  await cp('standards/shenyang-residual-value/2024.1', edition, { recursive: true });
  await setVersion('2');
});

afterEach(async () => rm(join(edition, '../..'), { recursive: true }));

async function setVersion(version: string): Promise<void> {
  const path = join(edition, 'edition.yaml');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/calculationVersion: '\d'/, `calculationVersion: '${version}'`));
}

/** The edition with the file, or the message that refuses it. */
async function reading(content: unknown): Promise<StandardEdition | string> {
  await writeFile(join(edition, 'roll-forward.yaml'), stringify(content, { defaultStringType: 'QUOTE_SINGLE' }));
  return readStandardEdition(edition).catch((error: unknown) => (error as Error).message);
}

const refusal = async (change: (sound: typeof file) => unknown): Promise<string> => {
  const answer = await reading(change(parse(JSON.stringify(file)) as typeof file));
  if (typeof answer !== 'string') throw new Error('The edition was loaded.');
  return answer;
};

describe('roll-forward.yaml', () => {
  it('is read with the source of every figure and every carrier', async () => {
    const read = (await reading(file)) as StandardEdition;
    expect(read.standard.calculationVersion).toBe('2');
    expect(read.standard.rollForward).toMatchObject({
      table: 'ten-day-prices',
      maxIndexAgeDays: { path: 'rollForward.maxIndexAgeDays', value: '31', unit: 'd', basis: 'convention' },
      kinds: {
        scrap: {
          longestCarryDays: { path: 'rollForward.scrap.longestCarryDays', value: '60' },
          carriers: {
            'steel-heavy': {
              path: 'rollForward.scrap.carriers.steel-heavy',
              indexCode: 'rebar',
              basis: 'assumption',
              clause: '废钢随螺纹钢变动',
            },
          },
        },
      },
    });
    expect(read.standard.rollForward?.maxIndexAgeDays.source).toContain('无约束性文本');
    expect(parametersOf(read.standard).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['rollForward.maxIndexAgeDays', 'rollForward.services.longestCarryDays']),
    );
    expect(read.files.map(({ path }) => path)).toContain('roll-forward.yaml');
  });

  it('may be left out, under version 2 too', async () => {
    const { standard } = await readStandardEdition(edition);
    expect(standard.calculationVersion).toBe('2');
    expect('rollForward' in standard).toBe(false);
  });

  it('is refused beside version 1, with the place where that stands', async () => {
    await setVersion('1');
    const message = await refusal((sound) => sound);
    expect(message).toContain('2024.1/edition.yaml: calculationVersion: version 1 of the rules carries no prices');
    expect(message).toContain('allowed: 2');
  });

  it.each<[string, (sound: typeof file) => unknown, readonly string[]]>([
    ['an unknown key', (sound) => ({ ...sound, factor: '1' }), ['roll-forward.yaml: factor: unknown key', 'table']],
    ['no kind at all', (sound) => ({ ...sound, kinds: {} }), ['roll-forward.yaml: kinds']],
    [
      'an index that is a table of prices',
      (sound) => ({ ...sound, table: 'shenyang-scrap' }),
      ['roll-forward.yaml: table: shenyang-scrap prices things itself'],
    ],
    [
      'a figure without source',
      (sound) => ({ ...sound, maxIndexAgeDays: { ...sound.maxIndexAgeDays, source: undefined } }),
      ['roll-forward.yaml: maxIndexAgeDays.source: is missing'],
    ],
    [
      'months for days',
      (sound) => ({ ...sound, maxIndexAgeDays: { ...sound.maxIndexAgeDays, unit: 'mo' } }),
      ['maxIndexAgeDays.unit: wrong unit "mo"', 'allowed: d'],
    ],
    [
      'a material nobody knows',
      (sound) => ({
        ...sound,
        kinds: { scrap: { ...sound.kinds.scrap, carriers: { unobtainium: carrier('rebar') } } },
      }),
      ['kinds.scrap.carriers.unobtainium: unknown code "unobtainium"', 'steel-heavy'],
    ],
    [
      'a hazardous material, which has no price',
      (sound) => ({
        ...sound,
        kinds: { scrap: { ...sound.kinds.scrap, carriers: { 'circuit-board': carrier('rebar') } } },
      }),
      ['unknown code "circuit-board"'],
    ],
    [
      'a service without its waste code',
      (sound) => ({
        ...sound,
        kinds: { services: { ...sound.kinds.services, carriers: { 'hazardous-waste': carrier('rebar') } } },
      }),
      ['unknown code "hazardous-waste"', 'dismantling'],
    ],
    [
      'a carrier that rests on nothing',
      (sound) => ({
        ...sound,
        kinds: {
          scrap: { ...sound.kinds.scrap, carriers: { 'steel-heavy': { ...carrier('rebar'), source: 'rumour' } } },
        },
      }),
      ['kinds.scrap.carriers.steel-heavy.source: unknown code "rumour"'],
    ],
  ])('refuses %s', async (_, change, words) => {
    const message = await refusal(change);
    for (const word of words) expect(message).toContain(word);
  });
});
