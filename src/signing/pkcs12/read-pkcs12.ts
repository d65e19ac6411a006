import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import * as asn1js from 'asn1js';
import { localSigner, readCertificate, type Signer } from '../signer.js';
import { SigningError, withSigningCode } from '../signing-error.js';
import { blockOf, childrenOf, identifierOf, octetsOf, rawOf } from './asn1-parts.js';
import { decryptContents, iterationsOf } from './decrypt-contents.js';
import { deriveKey, type Derivation } from './derive-key.js';

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const shroudedKeyBag = '1.2.840.113549.1.12.10.1.2';
const certificateBag = '1.2.840.113549.1.12.10.1.3';
const digestNames: Readonly<Record<string, Derivation['hash']>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const macLengths = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;

/** The key and the chain of a PKCS #12 file (`.p12`, `.pfx`, RFC 7292) as a signer. Throws `key-unreadable` with the reason. */
export function signerFromPkcs12(file: Uint8Array, password: string): Signer {
  const { key, certificates } = withSigningCode('key-unreadable', 'The PKCS #12 file cannot be read', () => {
    return readPkcs12(file, password);
  });
  const own = certificates.find((der) => readCertificate(der).checkPrivateKey(key));
  if (!own) throw new SigningError('key-does-not-match', 'The PKCS #12 file holds no certificate of its key');
  return localSigner(key, own, chainOf(own, certificates));
}

/** The issuers, nearest first, as far as the file holds them. */
function chainOf(own: Uint8Array, certificates: readonly Uint8Array[]): Uint8Array[] {
  const chain: Uint8Array[] = [];
  for (let last = own; chain.length < certificates.length;) {
    const issuer = certificates.find((der) => der !== last && readCertificate(last).checkIssued(readCertificate(der)));
    if (!issuer || chain.includes(issuer) || issuer === own) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

interface Contents {
  key: KeyObject;
  certificates: Uint8Array[];
}

function readPkcs12(file: Uint8Array, password: string): Contents {
  const [, safe, mac] = childrenOf(blockOf(file));
  const authenticated = contentOf(safe, data);
  checkPassword(authenticated, mac, password);
  const bags = childrenOf(blockOf(authenticated)).flatMap((part) => bagsOf(part, password));
  const values = (type: string): asn1js.AsnType[] =>
    bags.flatMap(([id, value]) => (identifierOf(id) === type ? childrenOf(value).slice(0, 1) : []));
  const [shrouded, ...others] = values(shroudedKeyBag);
  if (!shrouded || others.length > 0) {
    throw new SigningError('key-unreadable', 'The PKCS #12 file holds not exactly one key');
  }
  const key = createPrivateKey({
    key: Buffer.from(rawOf(shrouded)),
    format: 'der',
    type: 'pkcs8',
    passphrase: password,
  });
  // CertBag ::= certId, [0] OCTET STRING (RFC 7292, 4.2.3)
  const certificates = values(certificateBag).map((bag) => octetsOf(childrenOf(childrenOf(bag)[1])[0]));
  return { key, certificates };
}

/** The content of a ContentInfo of plain data. */
function contentOf(info: asn1js.AsnType | undefined, type: string): Uint8Array {
  const [id, content] = childrenOf(info);
  if (identifierOf(id) !== type) {
    throw new SigningError('key-unreadable', 'The PKCS #12 file is not protected by a password');
  }
  return octetsOf(childrenOf(content)[0]);
}

/** Each bag as its parts: identifier, [0] value, attributes. */
function bagsOf(part: asn1js.AsnType, password: string): asn1js.AsnType[][] {
  const [id, content] = childrenOf(part);
  const isEncrypted = identifierOf(id) === encryptedData;
  const bytes = isEncrypted ? decrypted(childrenOf(content)[0], password) : contentOf(part, data);
  return childrenOf(blockOf(bytes)).map(childrenOf);
}

/** EncryptedData ::= version, EncryptedContentInfo (RFC 5652, 8); its content stands under [0] IMPLICIT. */
function decrypted(block: asn1js.AsnType | undefined, password: string): Buffer {
  const [, algorithm, content] = childrenOf(childrenOf(block)[1]);
  const whole = content instanceof asn1js.Primitive ? content.valueBlock.valueHexView : undefined;
  const pieces = whole ? [whole] : childrenOf(content).map(octetsOf);
  return decryptContents(algorithm, Buffer.concat(pieces), password);
}

/** MacData ::= DigestInfo, salt, iterations (RFC 7292, 4): the password is right and the file is whole. */
function checkPassword(authenticated: Uint8Array, mac: asn1js.AsnType | undefined, password: string): void {
  const [info, salt, count] = childrenOf(mac);
  const [algorithm, stated] = childrenOf(info);
  const hash = digestNames[identifierOf(childrenOf(algorithm)[0])];
  if (!hash) {
    throw new SigningError('key-unreadable', 'The PKCS #12 file has no check of its password that is read here');
  }
  const iterations = count ? iterationsOf(count) : 1;
  const length = macLengths[hash];
  const key = deriveKey({ hash, password, salt: octetsOf(salt), iterations, purpose: 'mac', length });
  const found = createHmac(hash, key).update(authenticated).digest();
  const wanted = octetsOf(stated);
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) {
    throw new SigningError('key-unreadable', 'The password is wrong, or the PKCS #12 file was changed');
  }
}
