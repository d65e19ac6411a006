/** A comment as a form sends it. */
import { EdgeError } from '../../http/edge-error.js';
import type { FormBody } from '../../http/page/form-body.js';

export interface SentComment {
  readonly componentId?: string;
  readonly text: string;
  readonly answers?: number;
}

/** Line breaks of the form become blanks: a comment is one paragraph. */
export function commentOf(sent: FormBody): SentComment {
  const text = sent.text('text').replace(/\s+/g, ' ');
  const componentId = sent.text('componentId');
  const answers = Number(sent.text('answers'));
  if (text === '' || text.length > 4000 || /\p{Cc}/u.test(text)) throw textNeeded();
  return {
    text,
    ...(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(componentId) ? { componentId } : {}),
    ...(Number.isSafeInteger(answers) && answers > 0 ? { answers } : {}),
  };
}

const textNeeded = (): EdgeError =>
  new EdgeError({
    kind: 'unprocessable',
    code: 'content-invalid',
    title: { zh: '意见没有提交', en: 'The comment was not taken' },
    faults: [
      {
        pointer: '/text',
        code: 'text-empty',
        message: { zh: '请写明意见，至多 4000 个字', en: 'Say what it is about, in at most 4000 characters' },
      },
    ],
  });
