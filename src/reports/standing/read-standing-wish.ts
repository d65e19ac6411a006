/** The bodies of the doors of standing, read strictly, all faults at once. */
import { readFields, text, type Field } from '../../access/doors/read-fields.js';
import { isVisibilityMode, visibilityModes, type VisibilityMode } from './standing.entities.js';

const longestReason = 500;
const blankOrControl = /^[\s\p{C}]*$|[\p{Cc}\p{Cs}]/u;

/** Shown on the public page: a sentence in one line, without blanks around it. */
const reason: Field<string> = {
  allowed: `1…${longestReason} characters in one line`,
  isOptional: false,
  read: (value) => {
    if (typeof value !== 'string') return undefined;
    const sentence = value.trim();
    return [...sentence].length <= longestReason && !blankOrControl.test(sentence) ? sentence : undefined;
  },
};

const mode: Field<VisibilityMode> = {
  allowed: visibilityModes.join(', '),
  isOptional: false,
  read: (value) => (isVisibilityMode(value) ? value : undefined),
};

export const readRevocation = (json: unknown): { readonly reason: string } => readFields(json, { reason });

export const readSupersession = (json: unknown): { readonly by: string; readonly reason: string } =>
  readFields(json, { by: text, reason });

export const readVisibility = (json: unknown): { readonly mode: VisibilityMode } => readFields(json, { mode });
