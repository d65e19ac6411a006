/** Faults of a draft beside the fields of its forms. */
import { EdgeError, type Fault } from '../../../http/edge-error.js';
import type { FieldFault, FormState } from '../../../http/page/form-state.js';

/** `/rows/3/source/kind` → `rows.3.source.kind`. */
const nameOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '.');

/** 价格：“两千”不符合要求；允许：…, without the field's name: the form shows that. */
const wordsOf = ({ message, allowed }: Fault): string =>
  allowed === undefined ? message.zh : `${message.zh}；允许：${allowed}`;

export const fieldFaults = (faults: readonly Fault[]): readonly FieldFault[] =>
  faults.map((fault) => ({ name: nameOf(fault.pointer), text: wordsOf(fault) }));

/** The refusals a form shows by itself; everything else is thrown on. */
const shown: readonly string[] = ['malformed', 'unprocessable', 'conflict', 'too-large', 'unsupported-media-type'];

/** The form once more, as it was typed, with every fault. `own`: the part of a name that this form leaves out. */
export function refusedDraftForm(values: FormState['values'], error: unknown, own = ''): FormState {
  if (!(error instanceof EdgeError) || !shown.includes(error.kind)) throw error;
  const { title, detail, faults = [] } = error.content;
  const all = fieldFaults(faults).map(({ name, text }) =>
    name.startsWith(own) ? { name: name.slice(own.length), text } : { name: '', text: `${name}：${text}` },
  );
  return { values, faults: { title: title.zh, detail: detail?.zh ?? null, all } };
}
