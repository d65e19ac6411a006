/** The key by which is divided, as a body or a form gives it. */
import { isCalendarDay } from '../../engine/index.js';
import type { Fault } from '../../http/edge-error.js';
import { shareKeyKinds, type Agreement, type ShareKey, type ShareKeyKind } from './household.js';

const longestAgreement = 500;

const faults = {
  'key-invalid': {
    message: { zh: '没有这种分配方法', en: 'There is no such key' },
    allowed: shareKeyKinds.join(', '),
  },
  'agreement-missing': {
    message: {
      zh: '不按专有部分面积分配的，要写明业主的约定和约定的日期',
      en: 'A key other than exclusive area rests on an agreement of the owners: its text and its day',
    },
    allowed: `1…${longestAgreement} characters; YYYY-MM-DD`,
  },
  'agreement-unexpected': {
    message: { zh: '按专有部分面积分配时不写约定', en: 'The key `exclusive-area` needs no agreement' },
    allowed: 'null',
  },
} as const;

export type KeyReading = { readonly key: ShareKey } | { readonly faults: readonly Fault[] };

const faultAt = (pointer: string, code: keyof typeof faults): KeyReading => ({
  faults: [{ pointer, code, ...faults[code] }],
});

const isKind = (value: unknown): value is ShareKeyKind => shareKeyKinds.some((kind) => kind === value);
const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

export interface RawKey {
  readonly kind: unknown;
  readonly text: unknown;
  readonly agreedOn: unknown;
}

export function readShareKey({ kind, text, agreedOn }: RawKey): KeyReading {
  if (!isKind(kind)) return faultAt('/key/kind', 'key-invalid');
  if (kind === 'exclusive-area') {
    if (!isMissing(text) || !isMissing(agreedOn)) return faultAt('/key/agreement', 'agreement-unexpected');
    return { key: { kind, agreement: null } };
  }
  const agreement = agreementOf(text, agreedOn);
  return agreement === null ? faultAt('/key/agreement', 'agreement-missing') : { key: { kind, agreement } };
}

function agreementOf(text: unknown, agreedOn: unknown): Agreement | null {
  const sentence = typeof text === 'string' ? text.trim() : '';
  const isSound = sentence !== '' && [...sentence].length <= longestAgreement && !/[\p{Cs}\0]/u.test(sentence);
  return isSound && typeof agreedOn === 'string' && isCalendarDay(agreedOn) ? { text: sentence, agreedOn } : null;
}
