/** A default composition: known materials whose shares are above 0 and sum to exactly 1. */
import { checkKnown, type CheckContext } from './check-context.js';
import type { FileMaterials, Loose } from './edition-files.js';
import { addDecimalTexts, compareDecimalTexts } from '../engine/index.js';

interface PlacedComposition {
  readonly file: string;
  readonly key: string;
  readonly materials: Loose<FileMaterials>;
}

export function checkComposition(context: CheckContext, { file, key, materials }: PlacedComposition): void {
  if (materials === undefined || typeof materials === 'string') return;
  checkKnown(context, context.sources, { file, key: `${key}.source`, code: materials.source });
  if (materials.shares === undefined) return;
  const shares = Object.entries(materials.shares);
  for (const [material, share] of shares) {
    const place = { file, key: `${key}.shares.${material}` };
    checkKnown(context, context.materials, { ...place, code: material });
    if (share !== undefined && compareDecimalTexts(share, '0') === 0) {
      context.report({ ...place, message: 'a share of 0 is left out', allowed: ['more than 0'] });
    }
  }
  const stated = shares.map(([, share]) => share);
  if (!stated.every((share) => share !== undefined)) return;
  const sum = stated.reduce((total, share) => addDecimalTexts(total, share), '0');
  if (compareDecimalTexts(sum, '1') !== 0) {
    context.report({ file, key: `${key}.shares`, message: `the shares sum to ${sum}`, allowed: ['exactly 1'] });
  }
}
