import { createHash, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import type { CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import { type ReadCertificate, readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { derContext, derObjectId, derOctets, derSequence, derTagged } from '../../src/signing/der.js';
import { objectIds } from '../../src/signing/object-ids.js';

const bytesOf = (block: { toBER(): ArrayBuffer }): Uint8Array => new Uint8Array(block.toBER());
const time = (instant: Date): Uint8Array => bytesOf(new asn1js.GeneralizedTime({ valueDate: instant }));
const utcTime = (instant: Date): Uint8Array => bytesOf(new asn1js.UTCTime({ valueDate: instant }));
const named = (algorithm: string): Buffer => derSequence(derObjectId(algorithm));

function signedBy(stated: Uint8Array, { key }: CertifiedKey, algorithm: string, unusedBits = 0): Uint8Array[] {
  const hash = algorithm === ecdsaWithSha1 ? 'sha1' : 'sha256';
  const valueHex = new Uint8Array(sign(hash, stated, key));
  return [named(algorithm), bytesOf(new asn1js.BitString({ valueHex, unusedBits }))];
}
export const ecdsaWithSha1 = '1.2.840.10045.4.1';

export interface ForgedResponse {
  by: CertifiedKey;
  about: ReadCertificate;
  issuer: ReadCertificate;
  statedAt: Date;
  until?: Date;
  producedAt?: Date;
  /** The choice of the answer; good by default. */
  answer?: Uint8Array;
  /** By which hash the certificate is named. */
  namedBy?: 'sha1' | 'sha256' | 'sha512';
  /** What the hashes that name its issuer are taken of. */
  nameOf?: { issuerName?: Uint8Array; issuerKey?: Uint8Array };
  certificates?: Uint8Array[];
  status?: number;
  kind?: string;
  algorithm?: string;
  unusedBits?: number;
}

export const revokedAnswer = (since: Date): Uint8Array => derTagged(0xa1, time(since));

/** An OCSP response (RFC 6960, 4.2.1) that may break any of the rules. */
export function forgeResponse(order: ForgedResponse): Uint8Array {
  const { by, algorithm = objectIds.ecdsaWithSha256, kind = objectIds.ocspBasic, status = 0 } = order;
  const responder = createHash('sha1').update(readCertificateFully(by.certificate).keyBits).digest();
  const stated = derSequence(
    derContext(2, derOctets(responder)),
    time(order.producedAt ?? order.statedAt),
    derSequence(singleAnswer(order)),
  );
  const own = order.certificates ? [derContext(0, derSequence(...order.certificates))] : [];
  const basic = derSequence(stated, ...signedBy(stated, by, algorithm, order.unusedBits), ...own);
  const wrapped = derSequence(derObjectId(kind), derOctets(basic));
  return new Uint8Array(derSequence(bytesOf(new asn1js.Enumerated({ value: status })), derContext(0, wrapped)));
}

/** What is said of one certificate, which is named by hashes of its issuer and by its number. */
function singleAnswer({ about, issuer, nameOf = {}, namedBy = 'sha1', ...order }: ForgedResponse): Buffer {
  const hash = (bytes: Uint8Array): Buffer => derOctets(createHash(namedBy).update(bytes).digest());
  const id = derSequence(
    named(objectIds[namedBy]),
    hash(nameOf.issuerName ?? about.issuerName),
    hash(nameOf.issuerKey ?? issuer.keyBits),
    about.serialNumber,
  );
  const until = order.until ? [derContext(0, time(order.until))] : [];
  const good = derTagged(0x80, new Uint8Array());
  return derSequence(id, order.answer ?? good, time(order.statedAt), ...until);
}

export interface ForgedList {
  by: CertifiedKey;
  /** Whose name the list bears; by default the signer's. */
  inTheNameOf?: CertifiedKey;
  statedAt: Date;
  until?: Date;
  /** Object identifier of an extension. */
  extension?: string;
  algorithm?: string;
}

/** A revocation list (RFC 5280, 5.1) with nobody on it. */
export function forgeList({ by, inTheNameOf = by, statedAt, until, ...more }: ForgedList): Uint8Array {
  const { subject } = readCertificateFully(inTheNameOf.certificate);
  const algorithm = more.algorithm ?? objectIds.ecdsaWithSha256;
  const value = derOctets(bytesOf(new asn1js.Integer({ value: 1 })));
  const extension = more.extension === undefined ? [] : [derSequence(derObjectId(more.extension), value)];
  const stated = derSequence(
    bytesOf(new asn1js.Integer({ value: 1 })),
    named(algorithm),
    bytesOf(subject.toSchema()),
    utcTime(statedAt),
    ...(until ? [utcTime(until)] : []),
    ...(extension.length > 0 ? [derContext(0, derSequence(...extension))] : []),
  );
  return new Uint8Array(derSequence(stated, ...signedBy(stated, by, algorithm)));
}
