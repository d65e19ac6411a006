/**
 * Lists within one cell, one entry a line, and what is expressly not there: `—` in a cell is null or an empty list, an
 * empty cell says nothing at all. Writing and reading are each other's inverse.
 */
import type { MaterialShare, Survey } from '../../engine/index.js';

type ConditionAnswer = NonNullable<Survey['conditions']>[number];

/** What a cell shows for "there is none": an empty cell would say that nothing is known. */
export const NONE = '—';

/** By code, what the sheet shows, and back; codes are always understood. */
export type Names = Readonly<Record<string, string>>;

export const codeOf = (names: Names, shown: string): string =>
  Object.entries(names).find(([, name]) => name === shown)?.[0] ?? shown;

export const linesText = (lines: readonly string[]): string => (lines.length === 0 ? NONE : lines.join('\n'));

/** Notes may hold any mark but a line break, so only that parts them. */
export const notesOf = (text: string): string[] => (text === NONE ? [] : partsOf(text, /[\r\n]+/));

export const materialsText = (materials: readonly MaterialShare[], names: Names): string =>
  materials.map(({ material, share }) => `${names[material] ?? material}：${share}`).join('\n');

/** `中型废钢：0.85；光亮铜：0.15`, shares also as percentages. A part without a share is kept for the checks to name. */
export function materialsOf(text: string, names: Names): Partial<MaterialShare>[] {
  return partsOf(text, /[\r\n]+|(?<=[\d%％])\s*[;；]/).map((part) => {
    const [name, share] = nameAndValue(part);
    return { material: codeOf(names, name), ...(share === null ? {} : { share: percentOrPlain(share) }) };
  });
}

const MET = '是';
const NOT_MET = '否';

export const conditionsText = (conditions: readonly ConditionAnswer[], names: Names): string =>
  linesText(conditions.map(({ code, met }) => `${names[code] ?? code}：${met ? MET : NOT_MET}`));

/** `断丝超标：是；锈蚀：否`; an answer that is neither stays text, so that the checks refuse it. */
export function conditionsOf(text: string, names: Names): { readonly code: string; readonly met: unknown }[] {
  if (text === NONE) return [];
  return partsOf(text, /[\r\n]+|(?<=[是否])\s*[;；]/).map((part) => {
    const [name, answer] = nameAndValue(part);
    return { code: codeOf(names, name), met: answer === MET ? true : answer === NOT_MET ? false : answer };
  });
}

const partsOf = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Parted at the last mark: names may hold one. */
function nameAndValue(part: string): readonly [name: string, value: string | null] {
  const [, name, value] = /^(.*)[:：=＝]([^:：=＝]*)$/s.exec(part) ?? [];
  return name === undefined || value === undefined ? [part, null] : [name.trim(), value.trim()];
}

const percentOrPlain = (share: string): string => {
  const percent = /^(100|\d{1,2}(?:\.\d+)?)[%％]$/.exec(share)?.[1];
  if (percent === undefined) return share;
  const [whole = '', fraction = ''] = percent.split('.');
  const digits = `${whole.padStart(3, '0')}${fraction}`;
  return `${digits.slice(0, 1)}.${digits.slice(1)}`.replace(/\.?0+$/, '');
};
