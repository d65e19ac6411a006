import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { derCount, derNull, derObjectId, derOctets, derSequence } from '../der.js';
import { objectIds } from '../object-ids.js';
import { SigningError } from '../signing-error.js';
import { checkTimeStamp } from './check-time-stamp.js';

export interface TimeStampQuestion {
  request: Uint8Array;
  nonce: Uint8Array;
  digest: Uint8Array;
}

/** Asks for a time-stamp over a SHA-256 digest, with a nonce and with the authority's certificate (RFC 3161, 2.4.1). */
export function timeStampQuestion(digest: Uint8Array): TimeStampQuestion {
  const nonce = new Uint8Array(randomBytes(16));
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const algorithm = derSequence(derObjectId(objectIds.sha256), derNull());
  const request = derSequence(
    derCount(1),
    derSequence(algorithm, derOctets(digest)),
    Buffer.from(new asn1js.Integer({ valueHex: nonce }).toBER()),
    Buffer.from(new asn1js.Boolean({ value: true }).toBER()),
  );
  return { request: new Uint8Array(request), nonce, digest };
}

/** The token of an answer. Throws `time-stamp-failed` unless it is granted and over exactly what was asked. */
export function readTimeStampAnswer(answer: Uint8Array, { digest, nonce }: TimeStampQuestion): Uint8Array {
  const token = grantedToken(answer);
  const { codes, nonce: answered } = checkTimeStamp(token, () => digest);
  if (codes.length > 0) throw failed(`its token is not sound (${codes.join(', ')})`);
  if (!answered || Buffer.compare(answered, nonce) !== 0) throw failed('its token answers another question');
  return token;
}

const granted = 0;
const grantedWithChanges = 1;

function grantedToken(answer: Uint8Array): Uint8Array {
  const { result } = asn1js.fromBER(new Uint8Array(answer));
  const [status, token] = result instanceof asn1js.Sequence ? result.valueBlock.value : [];
  if (!status) throw failed('it sent no answer of RFC 3161');
  const { status: code } = new pkijs.PKIStatusInfo({ schema: status });
  const isGranted = code === granted || code === grantedWithChanges;
  if (!isGranted || !token) throw failed(`it refused (status ${code})`);
  return new Uint8Array(token.valueBeforeDecodeView);
}

const failed = (reason: string): SigningError =>
  new SigningError('time-stamp-failed', `The time-stamp authority did not help: ${reason}`);
