import { createHash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type CertifiedKey, developmentSigner } from '../certificates/development-authority.js';
import { createSignedMessage } from '../cms/create-cms.js';
import { derCount, derObjectId, derSequence } from '../der.js';
import { objectIds } from '../object-ids.js';
import { readTimeStampAnswer, timeStampQuestion } from './request-time-stamp.js';
import type { TimeStampAuthority } from './time-stamp-authority.js';

export interface DevelopmentTimeStampOrder {
  root: CertifiedKey;
  /** Issued under the root for time-stamping. */
  holder: CertifiedKey;
  now: () => Date;
}

/** The arc for examples (RFC 7299): the policy of an authority nobody should rely on. */
const policy = '1.3.6.1.4.1.32473.1';

/** A working time-stamp authority for development: its certificate says what it is, and every verification repeats it. */
export function developmentTimeStampAuthority(order: DevelopmentTimeStampOrder): TimeStampAuthority {
  return {
    stamp: async (digest) => {
      const question = timeStampQuestion(digest);
      return readTimeStampAnswer(await answerTimeStampRequest(question.request, order), question);
    },
  };
}

/** Answers a request of RFC 3161 with a granted token; also what a server for tests sends back. */
export async function answerTimeStampRequest(
  request: Uint8Array,
  { root, holder, now }: DevelopmentTimeStampOrder,
): Promise<Uint8Array> {
  const { messageImprint, nonce } = pkijs.TimeStampReq.fromBER(new Uint8Array(request));
  const stated = derSequence(
    derCount(1),
    derObjectId(policy),
    new Uint8Array(messageImprint.toSchema().toBER()),
    new Uint8Array(serialNumber().toBER()),
    generalizedTime(now()),
    ...(nonce ? [new Uint8Array(nonce.toBER())] : []),
  );
  const digest = createHash('sha256').update(stated).digest();
  const content = { type: objectIds.timeStampContent, digest, carried: stated };
  const token = await createSignedMessage(content, developmentSigner(root, holder));
  return new Uint8Array(derSequence(derSequence(derCount(0)), token));
}

function serialNumber(): asn1js.Integer {
  const serial = new Uint8Array(randomBytes(16));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return new asn1js.Integer({ valueHex: serial });
}

/** RFC 3161, 2.4.2: UTC without fraction when it is zero; whole seconds are enough here. */
function generalizedTime(instant: Date): Uint8Array {
  const whole = new Date(Math.floor(instant.getTime() / 1000) * 1000);
  return new Uint8Array(new asn1js.GeneralizedTime({ valueDate: whole }).toBER());
}
