/** How demands are written down: what is missing, when it is. */
import type { ComponentType } from '../../../engine/index.js';
import type { CaseFacts, Missing } from '../assignment-state.js';
import type { DraftComponent } from '../../working-paper/working-paper.js';

export type Demand = (facts: CaseFacts) => readonly Missing[];

export const missing = (code: string, pointer: string, message: string): Missing => ({ code, message, pointer });

export const unless = (isThere: boolean, ...lacking: Parameters<typeof missing>): readonly Missing[] =>
  isThere ? [] : [missing(...lacking)];

export const isGiven = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** 王 一 and 王一 are one name. */
export const sameName = (one: string, other: string): boolean => plainName(one) === plainName(other);

const plainName = (name: string): string => name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** null: the edition has no such type, and the preview says so. */
export function typeOf({ type }: DraftComponent, { edition }: Pick<CaseFacts, 'edition'>): ComponentType | null {
  const types = edition?.standard.componentTypes ?? {};
  return Object.hasOwn(types, type) ? (types[type] ?? null) : null;
}

/** As a surveyor calls it: `c07（轿厢导轨）`. */
export const nameOf = (component: DraftComponent, facts: Pick<CaseFacts, 'edition'>): string =>
  `${component.id}（${typeOf(component, facts)?.zh ?? component.type}）`;
