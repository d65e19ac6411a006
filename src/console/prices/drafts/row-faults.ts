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

/** Two people at one draft: nothing is lost on either side, and nobody writes over what they have not seen. */
export const overtaken = {
  title: '别人在此期间改过这份草稿，您的内容还没有保存',
  detail: '您所填的内容仍在下面。请先查看草稿的现状，确认无误后再次保存。',
} as const;

/** The form once more, as it was typed, with every fault. `own`: the part of a name that this form leaves out. */
export function refusedDraftForm(values: FormState['values'], error: unknown, own = ''): FormState {
  if (!(error instanceof EdgeError)) throw error;
  if (error.kind === 'precondition-failed') return { values, faults: { ...overtaken, all: [] } };
  if (!shown.includes(error.kind)) throw error;
  const { title, detail, faults = [] } = error.content;
  const all = fieldFaults(faults).map(({ name, text }) =>
    name.startsWith(own) ? { name: name.slice(own.length), text } : { name: '', text: `${name}：${text}` },
  );
  return { values, faults: { title: title.zh, detail: detail?.zh ?? null, all } };
}
