/** Refusals that belong on the page they answer: of the input, and of a change made against a state that is gone. */
import { EdgeError } from '../../http/edge-error.js';
import type { FormBody } from '../../http/page/form-body.js';
import { formWithProblem, type FormState } from '../../http/page/form-state.js';

const shown: readonly string[] = [
  ...['malformed', 'unprocessable', 'conflict', 'too-large', 'unsupported-media-type', 'unavailable'],
  ...['precondition-failed', 'forbidden'],
];

/** Whatever is a bug, or a thing that is not there, is thrown on. */
export function refusedOnPage(sent: FormBody, error: unknown): FormState {
  if (!(error instanceof EdgeError) || !shown.includes(error.kind)) throw error;
  if (error.kind === 'precondition-failed') return { values: sent.values, faults: { ...overtaken, all: [] } };
  return formWithProblem(sent, error.content);
}

/** Two people at one paper: nobody writes over what they have not seen. */
const overtaken = {
  title: '别人在此期间改过工作底稿，您的内容还没有保存',
  detail: '请先查看底稿的现状，确认无误后再次保存。',
} as const;
