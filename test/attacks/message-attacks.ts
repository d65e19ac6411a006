import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { attribute } from '../../src/signing/cms/create-cms.js';
import { derContext, derNull, derObjectId, derOctets, derSequence, derSetOf } from '../../src/signing/der.js';
import { objectIds } from '../../src/signing/object-ids.js';
import { bindingTo, forgeMessage, type ForgedMessage, replaceMessage } from '../signing/forge-signature.js';
import { type Attack, refused } from './attack.js';
import { type Forgery, honestParts, remessaged } from './resealed.js';
import type { SignedReport } from './signed-report.js';

const invalid = (code: Parameters<typeof refused>[1]): Attack['answer'] => refused('invalid', code);

const forged = (name: string, answer: Attack['answer'], forgery: (report: SignedReport) => Forgery): Attack => ({
  name,
  make: (report) => remessaged(report, forgery(report)),
  answer,
});

const partsOf = (block: asn1js.AsnType | undefined): asn1js.AsnType[] =>
  block instanceof asn1js.Constructed ? block.valueBlock.value : [];
const raw = (block: asn1js.AsnType): Uint8Array => new Uint8Array(block.valueBeforeDecodeView);

/** The parts of an honest message, put together again otherwise. */
const rebuilt = (
  name: string,
  answer: Attack['answer'],
  rebuild: (signed: Uint8Array[], signer: Uint8Array[], honest: ForgedMessage) => Uint8Array[],
): Attack => ({
  name,
  make: (report) =>
    replaceMessage(report.sealed, (contentDigest) => {
      const honest = honestParts(report, contentDigest);
      const { result } = asn1js.fromBER(new Uint8Array(forgeMessage(honest)));
      const signed = partsOf(partsOf(partsOf(result)[1])[0]);
      const signer = partsOf(partsOf(signed.at(-1))[0]);
      const parts = rebuild(signed.map(raw), signer.map(raw), honest);
      return derSequence(derObjectId(objectIds.signedData), derContext(0, derSequence(...parts)));
    }),
  answer,
});

const malformed = invalid('cms-malformed');

export const messageAttacks: Attack[] = [
  forged('a message over other bytes', invalid('message-digest-mismatch'), () => () => ({
    contentDigest: createHash('sha256').update('other').digest(),
  })),
  forged('no name of the certificate in the message', invalid('signing-certificate-missing'), () => () => ({
    bindings: [],
  })),
  forged(
    'the name of another certificate in the message',
    invalid('signing-certificate-mismatch'),
    ({ keys }) =>
      () => ({
        bindings: [bindingTo(keys.Appraiser1.certificate)],
      }),
  ),
  forged('one attribute twice', malformed, () => ({ certificate }) => ({
    bindings: [bindingTo(certificate), bindingTo(certificate)],
  })),
  forged('SHA-1 as the digest', invalid('weak-digest'), () => () => ({ digestId: objectIds.sha1 })),
  forged('SHA-1 under the signature', invalid('weak-digest'), () => () => ({
    signatureId: '1.2.840.10045.4.1',
    hash: 'sha1',
  })),
  forged('no certificate', invalid('signer-certificate-missing'), () => () => ({ certificates: [] })),
  forged(
    'a certificate that has no business there',
    invalid('unexpected-certificate'),
    ({ keys }) =>
      ({ certificates }) => ({
        certificates: [...certificates, keys.Appraiser1.certificate],
      }),
  ),
  forged('an unsigned attribute', invalid('unsigned-content'), () => () => ({
    unsignedAttributes: [attribute('1.3.6.1.4.1.32473.7', derNull())],
  })),
  rebuilt('two signers in one message', malformed, (signed, signer) => [
    ...signed.slice(0, -1),
    derSetOf(derSequence(...signer), derSequence(...signer.slice(0, -1), derOctets(Buffer.alloc(64)))),
  ]),
  rebuilt('no signer', malformed, (signed) => [...signed.slice(0, -1), derSetOf()]),
  rebuilt('a content of its own (not detached)', malformed, (signed) => [
    ...signed.slice(0, 2),
    derSequence(derObjectId(objectIds.data), derContext(0, derOctets(Buffer.from('paid')))),
    ...signed.slice(3),
  ]),
  rebuilt('another type of content', malformed, (signed) => [
    ...signed.slice(0, 2),
    derSequence(derObjectId(objectIds.timeStampContent)),
    ...signed.slice(3),
  ]),
  rebuilt('no signed attributes', malformed, (signed, signer) => [
    ...signed.slice(0, -1),
    derSetOf(derSequence(...signer.filter((part) => part[0] !== 0xa0))),
  ]),
  rebuilt('signed attributes in another order', refused('invalid'), (signed, signer) => [
    ...signed.slice(0, -1),
    derSetOf(derSequence(...signer.map((part) => (part[0] === 0xa0 ? reversed(part) : part)))),
  ]),
  rebuilt('an announced digest that is another one', malformed, (signed) => [
    signed[0]!,
    derSetOf(derSequence(derObjectId(objectIds.sha512))),
    ...signed.slice(2),
  ]),
  rebuilt('revocation lists in the message', refused('invalid'), (signed) => [
    ...signed.slice(0, -1),
    derContext(1, derSequence()),
    signed.at(-1)!,
  ]),
  {
    name: 'no message but text',
    make: ({ sealed }) => replaceMessage(sealed, () => Buffer.from('paid')),
    answer: malformed,
  },
];

function reversed(attributes: Uint8Array): Buffer {
  const { result } = asn1js.fromBER(new Uint8Array(attributes));
  const items = partsOf(result).map(raw).reverse();
  return derContext(0, ...items);
}
