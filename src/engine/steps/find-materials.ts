/** Rule 2, materials: as surveyed, else the catalogue's default; where the catalogue requires them there is none. */
import type { Component, DecimalText, MaterialShare } from '../order.js';
import type { ComponentType } from '../standard.js';
import type { Share } from '../worksheet.js';
import { formatDecimal, parseDecimal } from '../exact/decimal.js';
import { ratePlaces } from '../exact/scales.js';
import { own } from '../own.js';

export interface FoundMaterials {
  readonly shares: readonly MaterialShare[];
  readonly isDefaulted: boolean;
}

/** null: the surveyor must say and did not. */
export function findMaterials(component: Component, type: ComponentType): FoundMaterials | null {
  if (component.materials !== undefined) return { shares: component.materials, isDefaulted: false };
  const variant = component.variant === undefined ? undefined : own(type.variants, component.variant);
  const materials = variant?.materials ?? type.materials;
  return materials === 'required' ? null : { shares: materials, isDefaulted: true };
}

/** Reads each share of an order once. */
export class Shares {
  private readonly read = new Map<DecimalText, Share>();

  of(text: DecimalText): Share {
    const known = this.read.get(text);
    if (known) return known;
    const { units, scale } = parseDecimal(text);
    const share = { units, scale, text: formatDecimal({ units, scale }, ratePlaces) };
    this.read.set(text, share);
    return share;
  }
}
