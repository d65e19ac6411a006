/** What a form shows again after it was refused: what was typed, and every fault beside its field. */
import { EdgeError, type EdgeErrorContent } from '../edge-error.js';
import type { FormBody } from './form-body.js';

export interface FieldFault {
  /** Name of the field; empty: concerns the form as a whole. */
  readonly name: string;
  readonly text: string;
}

export interface FormFaults {
  /** Set when the refusal is of the whole form. */
  readonly title: string | null;
  readonly detail: string | null;
  readonly all: readonly FieldFault[];
}

export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: FormFaults;
}

export const noFaults: FormFaults = { title: null, detail: null, all: [] };

/** A form as first shown. */
export function freshForm(values: Readonly<Record<string, string>> = {}): FormState {
  return { values, faults: noFaults };
}

/** Faults found by the page itself. */
export function formWithFaults(body: FormBody, all: readonly FieldFault[]): FormState {
  return { values: body.values, faults: { ...noFaults, all } };
}

/**
 * The form once more, with what was refused. The pointer `/address` is the field `address`, `/rows/3/price` the field
 * `rows.3.price`. Whatever is no refusal of an input (a bug, a missing right) is thrown on.
 */
export function refusedForm(body: FormBody, error: unknown): FormState {
  if (!(error instanceof EdgeError) || !isAboutTheInput(error)) throw error;
  return formWithProblem(body, error.content);
}

/** The same for any refusal that belongs beside the form it answers. */
export function formWithProblem(body: FormBody, { title, detail, faults = [] }: EdgeErrorContent): FormState {
  return {
    values: body.values,
    faults: {
      title: title.zh,
      detail: detail?.zh ?? null,
      all: faults.map(({ pointer, message }) => ({ name: nameOf(pointer), text: message.zh })),
    },
  };
}

function isAboutTheInput({ kind }: EdgeError): boolean {
  return ['malformed', 'unprocessable', 'conflict', 'too-large', 'unsupported-media-type'].includes(kind);
}

function nameOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
