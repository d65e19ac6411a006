/** What a line of the paper is called, also while its type or variant is not one of the catalogue. */
import type { DraftComponent } from '../../assignments/working-paper/working-paper.js';
import type { Unit } from '../../engine/index.js';
import { partName, unitNameOrCode, type Naming } from '../../reports/content/names.js';

export function componentTitle(
  naming: Naming | null,
  { type, variant }: Pick<DraftComponent, 'type' | 'variant'>,
): string {
  const isKnown = naming !== null && Object.hasOwn(naming.standard.componentTypes, type);
  return isKnown ? partName(naming, type, variant) : [type, variant ?? ''].filter(Boolean).join(' ');
}

export const unitWord = (naming: Naming | null, unit: Unit | undefined): string =>
  unit === undefined ? '' : naming === null ? unit : unitNameOrCode(naming, unit);

export const decisionWords = { scrap: '拆除', retain: '保留' } as const;
export const dispositionWords = { dismantle: '拆除', retain: '保留' } as const;
