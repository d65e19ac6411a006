import type { Standard } from '../engine/index.js';

/** 铝 of `aluminium`: what a code that is looked up in a price table stands for, in the edition's words; null: it has none. */
export function catalogueName({ materials, componentTypes, deductions }: Standard, code: string): string | null {
  const named = materials[code] ?? componentTypes[code] ?? deductions.find(({ serviceCode }) => serviceCode === code);
  return named?.zh ?? null;
}
