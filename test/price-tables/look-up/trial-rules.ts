/** The small world of the trials: three tables, six regions, short age limits so that ages often lie on the limit. */
import type { Standard } from '../../../src/engine/index.js';
import { parameter, sampleStandard } from '../../builders/sample-standard.js';
import type { NaiveRules } from './naive-prices.js';

export const maxAgeDays = { scrap: 10, parts: 20, services: 5 } as const;
export type AskedTable = keyof typeof maxAgeDays;
export const askedTables: readonly AskedTable[] = ['scrap', 'parts', 'services'];
/** Of the same publisher and full of the same codes, but no table of the standard. */
export const strangeTable = 'scrap-elsewhere';

export const regions = ['210102', '210100', '210000', '100000', '110000'] as const;
const fallbackLists: Readonly<Record<string, readonly string[]>> = {
  '210102': ['210100', '210000', '100000'],
  '210100': ['210000', '100000'],
  '210000': ['100000'],
};

export const goods: readonly { readonly code: string; readonly variant: string | null }[] = [
  { code: 'steel', variant: null },
  { code: 'rail', variant: null },
  { code: 'rail', variant: 'T89/B' },
  { code: 'rail', variant: 'T75/B' },
];

export const naiveRules: NaiveRules = { maxAgeDays, fallback: new Map(Object.entries(fallbackLists)) };

export const trialStandard: Standard = sampleStandard({
  regionFallback: fallbackLists,
  maxAgeDays: {
    scrap: parameter('maxAgeDays.scrap', String(maxAgeDays.scrap), 'd'),
    parts: parameter('maxAgeDays.parts', String(maxAgeDays.parts), 'd'),
    services: parameter('maxAgeDays.services', String(maxAgeDays.services), 'd'),
  },
});
