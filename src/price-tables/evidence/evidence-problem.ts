import { EdgeError } from '../../http/edge-error.js';
import { evidenceTypes } from './evidence-type.js';

const accepted = Object.values(evidenceTypes).join('、');

export function evidenceTooLarge(limitBytes: number): EdgeError {
  const limit = (limitBytes / 1_000_000).toLocaleString('en', { useGrouping: false });
  return new EdgeError({
    kind: 'too-large',
    code: 'evidence-too-large',
    title: { zh: '证据文件过大', en: 'The file of evidence is too large' },
    detail: { zh: `至多 ${limit} MB。`, en: `At most ${limit} MB.` },
  });
}

export function evidenceTypeUnknown(): EdgeError {
  return new EdgeError({
    kind: 'unsupported-media-type',
    code: 'evidence-type-unknown',
    title: { zh: '证据文件的类型不在可接受之列', en: 'This type of evidence is not accepted' },
    detail: {
      zh: `按文件内容辨认，可接受：${accepted}。`,
      en: `Told by the bytes of the file; accepted: ${accepted.replaceAll('、', ', ')}.`,
    },
  });
}

export function evidenceUnknown(): EdgeError {
  const title = { zh: '没有这份证据', en: 'There is no such evidence' };
  return new EdgeError({ kind: 'not-found', code: 'evidence-unknown', title });
}
