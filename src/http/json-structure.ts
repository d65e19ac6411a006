import type { Bilingual } from './language.js';

export interface StructureFlaw {
  readonly code: 'json-duplicate-key' | 'json-forbidden-key' | 'json-too-deep';
  readonly message: Bilingual;
  /** Index into the text. */
  readonly position: number;
}

const deepest = 64;

/** One open object (its keys so far) or array (null). */
type Frame = Set<string> | null;

interface Walk {
  readonly text: string;
  readonly open: Frame[];
  /** The string just passed: a key if a colon follows. */
  string: { readonly start: number; readonly end: number } | null;
}

/**
 * Walks the text once, without recursion, and looks only at what JSON.parse would pass over in silence. Text that is
 * no JSON may yield nothing here: JSON.parse refuses it next.
 */
export function findStructureFlaw(text: string): StructureFlaw | null {
  const walk: Walk = { text, open: [], string: null };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === '"') {
      const end = endOfString(text, index);
      walk.string = { start: index, end };
      index = end - 1;
    } else {
      const flaw = readSign(walk, sign, index);
      if (flaw !== null) return flaw;
    }
  }
  return null;
}

function readSign(walk: Walk, sign: string | undefined, index: number): StructureFlaw | null {
  switch (sign) {
    case '{':
    case '[':
      walk.open.push(sign === '{' ? new Set() : null);
      return walk.open.length > deepest ? tooDeep(index) : null;
    case '}':
    case ']':
      walk.open.pop();
      return null;
    case ':':
      return keyFlaw(walk);
    default:
      return null;
  }
}

/** The index after the closing quote; the text's length when there is none. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

function keyFlaw({ text, open, string }: Walk): StructureFlaw | null {
  const keys = open.at(-1) ?? null;
  if (keys === null || string === null) return null;
  const key = unquote(text.slice(string.start, string.end));
  const position = string.start;
  if (key === null) return null;
  if (key === '__proto__') {
    const message = { zh: '不允许使用键“__proto__”', en: 'The key "__proto__" is not allowed' };
    return { code: 'json-forbidden-key', message, position };
  }
  if (keys.has(key)) {
    const shown = key.slice(0, 80);
    const message = { zh: `同一对象中键“${shown}”出现两次`, en: `The key "${shown}" stands twice in one object` };
    return { code: 'json-duplicate-key', message, position };
  }
  keys.add(key);
  return null;
}

function unquote(quoted: string): string | null {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}

const tooDeep = (position: number): StructureFlaw => ({
  code: 'json-too-deep',
  message: { zh: `嵌套超过 ${deepest} 层`, en: `The nesting is deeper than ${deepest} levels` },
  position,
});
