import type { ReportDocument } from '../report-document.js';
import { normaliseDocument } from './text-normalisation.js';
import { glyphOf } from './typeface.js';

export interface UndrawableCharacter {
  readonly character: string;
  /** U+XXXX. */
  readonly codePoint: string;
  /** The field of the document, e.g. `cover.facts[2].value`. */
  readonly where: string;
}

/** A report whose characters cannot all be drawn is not made. */
export class UndrawableTextError extends Error {
  readonly code = 'undrawable-text';

  constructor(readonly characters: readonly UndrawableCharacter[]) {
    const list = characters.map(({ character, codePoint, where }) => `${codePoint} “${character}” in ${where}`);
    super(`No vendored font draws ${list.slice(0, 20).join('; ')}${list.length > 20 ? `; … (${list.length})` : ''}`);
    this.name = 'UndrawableTextError';
  }
}

/** Every character of the document that no vendored font draws, once per place; empty when all can be printed. */
export function findUndrawable(document: ReportDocument): readonly UndrawableCharacter[] {
  const found: UndrawableCharacter[] = [];
  collect(normaliseDocument(document), '', found);
  return found;
}

/** Attachments are bytes with ASCII names; they are embedded, not drawn. */
const notDrawn = new Set(['attachments', 'createdAt']);

function collect(value: unknown, where: string, found: UndrawableCharacter[]): void {
  if (typeof value === 'string') {
    for (const character of undrawableIn(value)) {
      const codePoint = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      found.push({ character, codePoint: `U+${codePoint}`, where });
    }
  } else if (Array.isArray(value)) {
    value.forEach((inner, index) => collect(inner, `${where}[${index}]`, found));
  } else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (!notDrawn.has(key)) collect(inner, where === '' ? key : `${where}.${key}`, found);
    }
  }
}

/** The regular weight falls back to every other sans face: what it lacks, no weight can draw. */
function undrawableIn(text: string): Set<string> {
  const missing = new Set<string>();
  for (const character of text) {
    if (character !== '\n' && glyphOf('regular', character.codePointAt(0) ?? 0) === null) missing.add(character);
  }
  return missing;
}
