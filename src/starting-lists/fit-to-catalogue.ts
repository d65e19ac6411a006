/** The list holds exactly what the catalogue in force knows: a line with another type, unit or variant is none. */
import type { ComponentType, DefaultMaterials, Parameter } from '../engine/index.js';
import type { Facts } from './facts.js';
import type { AbsentOutcome, LineOutcome, Outcome } from './outcome.js';

export function fitToCatalogue({ standard }: Facts, outcome: Outcome): Outcome | null {
  const type = standard.componentTypes[outcome.type];
  if (type === undefined) return null;
  if (outcome.kind === 'absent') return outcome;
  const { variant, quantity } = outcome;
  if (quantity.unit !== type.unit) {
    return lacking(outcome, `标准目录以 ${type.unit} 计量，与公式的 ${quantity.unit} 不符`);
  }
  if (variant !== undefined && !Object.hasOwn(type.variants, variant)) {
    return lacking(outcome, `标准目录没有型号 ${variant}`);
  }
  if (outcome.kgPerUnit === undefined && catalogueFigure(type, variant) === null) {
    return lacking(outcome, '标准目录没有单位质量，也没有公式可以推算');
  }
  return outcome;
}

/** kg per unit, null where the catalogue has none. */
export function catalogueFigure(type: ComponentType, variant?: string): Parameter | null {
  const mass = variant === undefined ? type.mass : (type.variants[variant]?.mass ?? null);
  return mass?.kgPerUnit ?? null;
}

/** Whether the surveyor must say what it is made of. */
export function asksForMaterials(type: ComponentType, variant?: string): boolean {
  const own: DefaultMaterials | null = variant === undefined ? null : (type.variants[variant]?.materials ?? null);
  return (own ?? type.materials) === 'required';
}

const lacking = ({ type }: LineOutcome, reason: string): AbsentOutcome => ({
  kind: 'absent',
  type,
  code: 'not-in-catalogue',
  reason,
});
