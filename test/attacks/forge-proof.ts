import { createHash, type KeyObject, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import { addDocumentTimeStamp } from '../../src/signing/add-document-time-stamp.js';
import type { CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { derContext, derCount, derObjectId, derOctets, derSequence, derSetOf } from '../../src/signing/der.js';
import { objectIds } from '../../src/signing/object-ids.js';
import { type SecurityStore, writeSecurityStore } from '../../src/signing/pdf/security-store.js';
import {
  answerOcspRequest,
  type DevelopmentResponderOrder,
} from '../../src/signing/revocation/development-responder.js';
import { ocspRequest } from '../../src/signing/revocation/read-ocsp.js';
import { developmentTimeStampAuthority } from '../../src/signing/time-stamps/development-time-stamp-authority.js';
import type { TimeStampAuthority } from '../../src/signing/time-stamps/time-stamp-authority.js';
import { updated } from './pdf-surgery.js';
import { lastRoom, rewritten } from './resealed.js';
import type { SignedReport } from './signed-report.js';

const partsOf = (block: asn1js.AsnType | undefined): asn1js.AsnType[] =>
  block instanceof asn1js.Constructed ? block.valueBlock.value : [];
const raw = (block: asn1js.AsnType): Uint8Array => new Uint8Array(block.valueBeforeDecodeView);
const parsed = (der: Uint8Array): asn1js.AsnType => asn1js.fromBER(new Uint8Array(der)).result;

/** The sealed report with this material in its store and a true archive time-stamp over all of it. */
export async function archivedWith(report: SignedReport, additions: Partial<SecurityStore>): Promise<Uint8Array> {
  return addDocumentTimeStamp(withStore(report.sealed, additions), report.world.stamper(5));
}

export function withStore(pdf: Uint8Array, additions: Partial<SecurityStore>): Uint8Array {
  const material = { certificates: [], ocspResponses: [], crls: [], ...additions };
  return updated(pdf, (file, update) => {
    const added = writeSecurityStore(update, file, material);
    if (added) update.write(file.rootReference, file.catalog.with(added));
  });
}

/** What a responder says of this certificate. */
export function ocspOf(
  { world }: SignedReport,
  certificate: Uint8Array,
  order: Partial<DevelopmentResponderOrder> = {},
): Uint8Array {
  const request = ocspRequest(readCertificateFully(certificate), readCertificateFully(world.root.certificate));
  return answerOcspRequest(request, { authority: world.root, now: () => world.now, ...order });
}

/** The response says "unknown" in place of "good", and is signed again. */
export function unknownOcsp(response: Uint8Array, key: KeyObject): Buffer {
  const [status, wrapper] = partsOf(parsed(response));
  const [kind, octets] = partsOf(partsOf(wrapper)[0]);
  const [stated, algorithm, , ...more] = partsOf(parsed((octets as asn1js.OctetString).valueBlock.valueHexView));
  const said = Buffer.from(raw(stated!));
  const good = said.indexOf(Buffer.from([0x80, 0x00, 0x18]));
  said[good] = 0x82;
  const signature = new asn1js.BitString({ valueHex: new Uint8Array(sign('sha256', said, key)) }).toBER();
  const basic = derSequence(said, raw(algorithm!), new Uint8Array(signature), ...more.map(raw));
  return derSequence(raw(status!), derContext(0, derSequence(raw(kind!), derOctets(basic))));
}

/** A time-stamp authority with this key, whose clock says what it is told. */
export const stamperWith = (root: CertifiedKey, holder: CertifiedKey, now: Date): TimeStampAuthority =>
  developmentTimeStampAuthority({ root, holder, now: () => now });

/** The message in the last room of a file. */
export function lastMessage(pdf: Uint8Array): Uint8Array {
  const { start, end } = lastRoom(pdf);
  const bytes = Buffer.from(Buffer.from(pdf.subarray(start, end)).toString('latin1'), 'hex');
  return bytes.subarray(0, 4 + bytes.readUInt16BE(2));
}

export const withLastMessage = (pdf: Uint8Array, message: Uint8Array): Buffer =>
  rewritten(
    pdf,
    (digits) =>
      `<${Buffer.from(message)
        .toString('hex')
        .padEnd(digits.length - 2, '0')}>`,
  );

/** The last token with these certificates in place of its own. */
export function recertified(token: Uint8Array, edit: (certificates: Uint8Array[]) => Uint8Array[]): Buffer {
  const signed = partsOf(partsOf(partsOf(parsed(token))[1])[0]);
  const parts = signed.map((part) => {
    if (part.idBlock.tagClass !== 3 || part.idBlock.tagNumber !== 0) return raw(part);
    const set = derSetOf(...edit(partsOf(part).map(raw)));
    set[0] = 0xa0;
    return set;
  });
  return derSequence(derObjectId(objectIds.signedData), derContext(0, derSequence(...parts)));
}

const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/** The other number that makes the same ECDSA signature true: (r, n − s) for (r, s). */
export function mirrored(token: Uint8Array): Buffer {
  const signed = partsOf(partsOf(partsOf(parsed(token))[1])[0]);
  const signer = partsOf(partsOf(signed.at(-1))[0]);
  const pair = partsOf(parsed((signer.at(-1) as asn1js.OctetString).valueBlock.valueHexView)) as asn1js.Integer[];
  const s = order - BigInt(`0x${Buffer.from(pair[1]!.valueBlock.valueHexView).toString('hex')}`);
  const digits = s.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const bytes = Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
  const integer = new asn1js.Integer({ valueHex: new Uint8Array(bytes) }).toBER();
  const signature = derOctets(derSequence(raw(pair[0]!), new Uint8Array(integer)));
  const block = derSequence(...signer.slice(0, -1).map(raw), signature);
  const parts = [...signed.slice(0, -1).map(raw), derSetOf(block)];
  return derSequence(derObjectId(objectIds.signedData), derContext(0, derSequence(...parts)));
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
export const nothing = (): Buffer => derSequence(derCount(0));
