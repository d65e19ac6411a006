/** Which price rows an appraisal rests on: for the index from a row to the appraisals that a correction would touch. */
import type { Appraisal } from './appraisal.js';

const prefix = 'price:';

/** Row ids in the order of first use, each once; the index rows that carried a price are among them. */
export function usedPriceRows({ references }: Pick<Appraisal, 'references'>): readonly string[] {
  return Object.entries(references)
    .filter(([, { kind }]) => kind === 'price')
    .map(([key]) => key.slice(prefix.length));
}
