import * as pkijs from 'pkijs';
import type { ReadCertificate } from '../certificates/read-certificate.js';
import { acceptedScheme, isSignedBy } from '../cms/algorithms.js';
import { type RevocationStatus, unknownStatus } from './revocation-status.js';

/** Extensions that change what a list says (RFC 5280, 5.2): partial, indirect and delta lists are not used. */
const issuingDistributionPoint = '2.5.29.28';
const deltaIndicator = '2.5.29.27';

/** What a revocation list says of the certificate; `unknown` unless its issuer signed a complete list. Never throws. */
export function readCrlStatus(
  crl: Uint8Array,
  certificate: ReadCertificate,
  issuer: ReadCertificate,
): RevocationStatus {
  try {
    const list = parse(crl);
    if (!isIssuedBy(list, issuer) || !isComplete(list)) return unknownStatus;
    const entry = list.revokedCertificates?.find(({ userCertificate }) =>
      certificate.serialNumber.equals(Buffer.from(userCertificate.toBER())),
    );
    const statedAt = list.thisUpdate.value;
    if (entry) return { state: 'revoked', statedAt, revokedAt: entry.revocationDate.value };
    return { state: 'good', statedAt, until: list.nextUpdate?.value };
  } catch {
    return unknownStatus;
  }
}

/** One list is asked about every certificate of every chain. */
const parsed = new WeakMap<Uint8Array, pkijs.CertificateRevocationList>();

function parse(crl: Uint8Array): pkijs.CertificateRevocationList {
  const list = parsed.get(crl) ?? pkijs.CertificateRevocationList.fromBER(new Uint8Array(crl));
  parsed.set(crl, list);
  return list;
}

function isIssuedBy(list: pkijs.CertificateRevocationList, issuer: ReadCertificate): boolean {
  const scheme = acceptedScheme(list.signatureAlgorithm);
  if (!scheme || !list.issuer.isEqual(issuer.subject)) return false;
  const signature = new Uint8Array(list.signatureValue.valueBlock.valueHexView);
  return isSignedBy(issuer.x509.publicKey, scheme, { signed: new Uint8Array(list.tbsView), signature });
}

const isComplete = ({ crlExtensions }: pkijs.CertificateRevocationList): boolean =>
  !(crlExtensions?.extensions ?? []).some(({ extnID }) => [issuingDistributionPoint, deltaIndicator].includes(extnID));
