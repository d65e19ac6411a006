/** What somebody writes, and what the firm answers: strictly read, all faults at once. */
import { readFields, type Field } from '../../access/doors/read-fields.js';
import { objectionKinds, type ObjectionKind } from './objection.entities.js';

export const longestQuestion = 2000;
export const longestAnswer = 4000;
export const longestContact = 100;

/** Paragraphs are kept, other control characters are not taken. */
export function readParagraphs(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/\r\n?/g, '\n').trim();
  const hasControl = /[^\P{Cc}\n\t]|\p{Cs}/u.test(text);
  return text === '' || /^[\s\p{C}]*$/u.test(text) || hasControl || [...text].length > longest ? undefined : text;
}

const paragraphs = (longest: number): Field<string> => ({
  allowed: `1…${longest} characters`,
  isOptional: false,
  read: (value) => readParagraphs(value, longest),
});

export interface ObjectionWish {
  readonly kind: ObjectionKind;
  readonly text: string;
  readonly contact: string | null;
}

const kind: Field<ObjectionKind> = {
  allowed: objectionKinds.join(', '),
  isOptional: false,
  read: (value) => objectionKinds.find((one) => one === value),
};
const contact: Field<string | null> = {
  allowed: `up to ${longestContact} characters in one line`,
  isOptional: false,
  read: (value) => {
    const text = typeof value === 'string' ? value.trim() : undefined;
    if (text === undefined || [...text].length > longestContact || /[\p{Cc}\p{Cs}]/u.test(text)) return undefined;
    return text === '' ? null : text;
  },
};

export const readObjection = (raw: unknown): ObjectionWish =>
  readFields(raw, { kind, text: paragraphs(longestQuestion), contact });

export const readAnswer = (json: unknown): { readonly text: string } =>
  readFields(json, { text: paragraphs(longestAnswer) });

export const readPublication = (json: unknown): { readonly question: string | null } =>
  readFields(json, {
    question: {
      ...paragraphs(longestQuestion),
      read: (value: unknown) => (value === null ? null : readParagraphs(value, longestQuestion)),
    },
  });
