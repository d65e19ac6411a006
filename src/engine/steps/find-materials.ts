/** Rule 2, materials: as surveyed, else the catalogue's default; where the catalogue requires them there is none. */
import type { Component, MaterialShare } from '../order.js';
import type { ComponentType } from '../standard.js';
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
