import type { ReportDocument } from '../report-document.js';
import { normaliseText } from './text-normalisation.js';
import { findUndrawable, type UndrawableCharacter } from './undrawable.js';

/** Stands, for every reader to see, where the fonts lack a character: a rare name must not stop a document. */
export const LACKING = '〓';

export interface DrawableDocument {
  readonly document: ReportDocument;
  /** What the mark stands for, once per place; empty when nothing was replaced. */
  readonly lacking: readonly UndrawableCharacter[];
}

/** The document with the mark in place of every character that no vendored font draws. What is attached stays as it is. */
export function withSubstitutes(document: ReportDocument): DrawableDocument {
  const lacking = findUndrawable(document);
  return { document: lacking.length === 0 ? document : replaced(document, lacking), lacking };
}

function replaced({ attachments, ...document }: ReportDocument, lacking: readonly UndrawableCharacter[]) {
  return { ...substitute(document, lacking), attachments };
}

/** Texts of any plain value, spelt as they are drawn: a letter and its accent may be one character that is lacking. */
export function substitute<Plain extends object>(plain: Plain, lacking: readonly UndrawableCharacter[]): Plain {
  const characters = new Set(lacking.map(({ character }) => character));
  const drawable = (text: string): string =>
    Array.from(normaliseText(text), (one) => (characters.has(one) ? LACKING : one)).join('');
  return JSON.parse(JSON.stringify(plain), (_key, value: unknown) =>
    typeof value === 'string' ? drawable(value) : value,
  ) as Plain;
}
