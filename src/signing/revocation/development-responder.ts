import { createHash, type KeyObject, sign, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { CertifiedKey } from '../certificates/development-authority.js';
import { derContext, derObjectId, derOctets, derSequence, derTagged } from '../der.js';
import { objectIds } from '../object-ids.js';
import type { RevocationSource } from './revocation-source.js';

export interface DevelopmentResponderOrder {
  /** The authority whose certificates are asked about; it signs its lists itself. */
  authority: CertifiedKey;
  /** Who signs OCSP responses; without one the authority does. */
  responder?: CertifiedKey;
  now: () => Date;
  /** Serial numbers (lower-case hex, as `serialNumber` of a summary) and since when they are revoked. */
  revoked?: ReadonlyMap<string, Date>;
  /** How long an answer holds. */
  validForMs?: number;
}

const usualValidityMs = 7 * 24 * 60 * 60_000;

/** A working OCSP responder and list of a development authority, for tests and first steps. */
export const developmentRevocationSource = (order: DevelopmentResponderOrder): RevocationSource => ({
  ocsp: (_url, request) => Promise.resolve(answerOcspRequest(request, order)),
  crl: () => Promise.resolve(writeCrl(order)),
});

/** An OCSP response (RFC 6960, 4.2.1) to the first question of a request. */
export function answerOcspRequest(request: Uint8Array, order: DevelopmentResponderOrder): Uint8Array {
  const { responder = order.authority, now, validForMs = usualValidityMs } = order;
  const [question] = pkijs.OCSPRequest.fromBER(new Uint8Array(request)).tbsRequest.requestList;
  if (!question) throw new Error('An OCSP request without a question');
  const { reqCert } = question;
  const single = derSequence(
    bytesOf(reqCert.toSchema()),
    statusOf(hexOf(reqCert.serialNumber), order),
    generalizedTime(now()),
    derContext(0, generalizedTime(new Date(now().getTime() + validForMs))),
  );
  const stated = derSequence(derContext(2, derOctets(keyHash(responder))), generalizedTime(now()), derSequence(single));
  const certificates = order.responder ? [derContext(0, derSequence(order.responder.certificate))] : [];
  const basic = derSequence(
    stated,
    ecdsaWithSha256(),
    bitString(sign('sha256', stated, responder.key)),
    ...certificates,
  );
  const wrapped = derContext(0, derSequence(derObjectId(objectIds.ocspBasic), derOctets(basic)));
  return new Uint8Array(derSequence(bytesOf(new asn1js.Enumerated({ value: 0 })), wrapped));
}

function statusOf(serial: string, { revoked }: DevelopmentResponderOrder): Uint8Array {
  const since = revoked?.get(serial);
  return since ? derTagged(0xa1, generalizedTime(since)) : derTagged(0x80, new Uint8Array());
}

/** A complete list (RFC 5280, 5.1) of what the authority revoked. */
export function writeCrl({
  authority,
  now,
  revoked,
  validForMs = usualValidityMs,
}: DevelopmentResponderOrder): Uint8Array {
  const issuer = pkijs.Certificate.fromBER(new Uint8Array(authority.certificate)).subject;
  const entries = [...(revoked ?? [])].map(([serial, since]) =>
    derSequence(bytesOf(new asn1js.Integer({ valueHex: new Uint8Array(Buffer.from(serial, 'hex')) })), utcTime(since)),
  );
  const stated = derSequence(
    bytesOf(new asn1js.Integer({ value: 1 })),
    ecdsaWithSha256(),
    bytesOf(issuer.toSchema()),
    utcTime(now()),
    utcTime(new Date(now().getTime() + validForMs)),
    ...(entries.length > 0 ? [derSequence(...entries)] : []),
  );
  return new Uint8Array(derSequence(stated, ecdsaWithSha256(), bitString(sign('sha256', stated, authority.key))));
}

const ecdsaWithSha256 = (): Buffer => derSequence(derObjectId(objectIds.ecdsaWithSha256));

const keyHash = ({ certificate }: CertifiedKey): Buffer => {
  const key: KeyObject = new X509Certificate(certificate).publicKey;
  const { subjectPublicKey } = pkijs.PublicKeyInfo.fromBER(new Uint8Array(key.export({ type: 'spki', format: 'der' })));
  return createHash('sha1').update(subjectPublicKey.valueBlock.valueHexView).digest();
};

const bitString = (signature: Uint8Array): Uint8Array =>
  bytesOf(new asn1js.BitString({ valueHex: new Uint8Array(signature) }));

const bytesOf = (block: { toBER(): ArrayBuffer }): Uint8Array => new Uint8Array(block.toBER());

const hexOf = (serial: asn1js.Integer): string =>
  Buffer.from(serial.valueBlock.valueHexView).toString('hex').replace(/^00/, '');

const wholeSeconds = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000);

const generalizedTime = (instant: Date): Uint8Array =>
  bytesOf(new asn1js.GeneralizedTime({ valueDate: wholeSeconds(instant) }));

const utcTime = (instant: Date): Uint8Array => bytesOf(new asn1js.UTCTime({ valueDate: wholeSeconds(instant) }));
