import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { objectIds } from '../object-ids.js';

/** What a message is: a signature over the PDF around it, or a time-stamp token that carries what it states (RFC 3161, 2.4.2). */
export type CmsKind = 'signature' | 'time-stamp';

/** What a CMS message with one signer says (RFC 5652), foreign ones included. */
export interface CmsMessage {
  digestAlgorithms: pkijs.AlgorithmIdentifier[];
  /** True for what nobody signed and nobody asked for: revocation values, unsigned attributes but one time-stamp. */
  hasUnsignedContent: boolean;
  /** The time-stamp over the signature (EN 319 122-1, 5.3), DER. */
  timeStampToken?: Uint8Array;
  /** The bytes inside a time-stamp token. */
  carried?: Uint8Array;
  /** DER, byte for byte as they stand in the message. */
  certificates: Uint8Array[];
  signer: pkijs.SignerInfo;
  /** DER of the SET that the signature covers. */
  signedAttributes: Uint8Array;
  attributes: ReadonlyMap<string, asn1js.AsnType>;
}

/** Undefined when the bytes are no such message; nothing is thrown. */
export function readCms(der: Uint8Array, kind: CmsKind = 'signature'): CmsMessage | undefined {
  try {
    return parse(new Uint8Array(der), kind);
  } catch {
    return undefined;
  }
}

function parse(der: Uint8Array, kind: CmsKind): CmsMessage | undefined {
  const { result } = asn1js.fromBER(der);
  if (!hasTwoParts(result)) return undefined;
  const envelope = new pkijs.ContentInfo({ schema: result });
  if (envelope.contentType !== objectIds.signedData) return undefined;
  const content = envelope.content as asn1js.Sequence;
  const certificates = rawCertificates(content);
  const hasRevocations = contextBlock(content, 1) !== undefined;
  // Certificates are judged from their own bytes; pkijs would read each of them a second time.
  content.valueBlock.value = content.valueBlock.value.filter((part) => part !== contextBlock(content, 0));
  const message = new pkijs.SignedData({ schema: content });
  const signer = onlySigner(message, kind);
  const attributes = signer?.signedAttrs && singleValues(signer.signedAttrs);
  if (!signer?.signedAttrs || !attributes) return undefined;
  const { eContent } = message.encapContentInfo;
  return {
    ...unsignedParts(signer, kind, hasRevocations),
    digestAlgorithms: message.digestAlgorithms,
    carried: eContent && new Uint8Array(eContent.getValue()),
    certificates,
    signer,
    signedAttributes: new Uint8Array(signer.signedAttrs.encodedValue),
    attributes,
  };
}

function unsignedParts(
  signer: pkijs.SignerInfo,
  kind: CmsKind,
  hasRevocations: boolean,
): Pick<CmsMessage, 'hasUnsignedContent' | 'timeStampToken'> {
  const timeStampToken = kind === 'signature' ? onlyTimeStamp(signer) : undefined;
  const hasOthers = signer.unsignedAttrs !== undefined && timeStampToken === undefined;
  return { hasUnsignedContent: hasRevocations || hasOthers, timeStampToken };
}

/** Type and content, and nothing behind them that no one would read. */
function hasTwoParts(envelope: asn1js.AsnType): boolean {
  const parts = envelope instanceof asn1js.Sequence ? envelope.valueBlock.value : [];
  const content = parts[1];
  return parts.length === 2 && content instanceof asn1js.Constructed && content.valueBlock.value.length === 1;
}

const expectations = {
  signature: { contentType: objectIds.data, version: 1, isDetached: true },
  'time-stamp': { contentType: objectIds.timeStampContent, version: 3, isDetached: false },
} as const;

/** PAdES allows one signer a message, and the content is the PDF itself (EN 319 142-1, 6.3); a token has one signer too. */
function onlySigner(message: pkijs.SignedData, kind: CmsKind): pkijs.SignerInfo | undefined {
  const { version, encapContentInfo, signerInfos } = message;
  const expected = expectations[kind];
  const isExpected =
    version === expected.version &&
    encapContentInfo.eContentType === expected.contentType &&
    (encapContentInfo.eContent === undefined) === expected.isDetached;
  const [signer, ...others] = signerInfos;
  return isExpected && others.length === 0 && signer?.version === 1 ? signer : undefined;
}

/** The token of the one unsigned attribute that is expected; undefined when there is none or anything beside it. */
function onlyTimeStamp({ unsignedAttrs }: pkijs.SignerInfo): Uint8Array | undefined {
  const [attribute, ...others] = unsignedAttrs?.attributes ?? [];
  const [token, ...more] = (attribute?.values ?? []) as asn1js.AsnType[];
  const isOnly = others.length === 0 && more.length === 0 && attribute?.type === objectIds.signatureTimeStamp;
  return isOnly && token instanceof asn1js.Sequence ? new Uint8Array(token.valueBeforeDecodeView) : undefined;
}

const contextBlock = (content: asn1js.Sequence, tag: number): asn1js.AsnType | undefined =>
  content.valueBlock.value.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === tag);

function rawCertificates(content: asn1js.Sequence): Uint8Array[] {
  const set = contextBlock(content, 0);
  const items = set instanceof asn1js.Constructed ? set.valueBlock.value : [];
  return items.map(({ valueBeforeDecodeView }) => new Uint8Array(valueBeforeDecodeView));
}

/** The attributes by type; undefined when a type occurs twice or has not exactly one value (RFC 5652, 5.3 and 11). */
function singleValues(signed: pkijs.SignedAndUnsignedAttributes): Map<string, asn1js.AsnType> | undefined {
  const attributes = new Map<string, asn1js.AsnType>();
  for (const { type, values } of signed.attributes) {
    const [value, ...others] = values as asn1js.AsnType[];
    if (!value || others.length > 0 || attributes.has(type)) return undefined;
    attributes.set(type, value);
  }
  return attributes;
}
