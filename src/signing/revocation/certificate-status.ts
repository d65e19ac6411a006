import type { ReadCertificate } from '../certificates/read-certificate.js';
import { readCrlStatus } from './read-crl.js';
import { readOcspStatus } from './read-ocsp.js';
import { type RevocationMaterial, type RevocationStatus, unknownStatus } from './revocation-status.js';

/**
 * What the material says of one certificate for a signature that existed at `at`. A revocation counts from whoever tells it; of
 * good news the latest counts, and only if it was said after that instant or still held then.
 */
export function certificateStatus(
  { certificate, issuer, at }: { certificate: ReadCertificate; issuer: ReadCertificate; at: Date },
  { ocspResponses, crls }: RevocationMaterial,
): RevocationStatus {
  const said = [
    ...ocspResponses.map((response) => readOcspStatus(response, certificate, issuer)),
    ...crls.map((crl) => readCrlStatus(crl, certificate, issuer)),
  ];
  const revoked = said.find(({ state }) => state === 'revoked');
  return revoked ?? said.filter((status) => speaksOf(status, at)).sort(latestFirst)[0] ?? unknownStatus;
}

const speaksOf = (status: RevocationStatus, at: Date): boolean =>
  status.state === 'good' && (status.statedAt >= at || (status.until !== undefined && status.until >= at));

const latestFirst = (one: RevocationStatus, other: RevocationStatus): number => timeOf(other) - timeOf(one);

const timeOf = (status: RevocationStatus): number => (status.state === 'unknown' ? 0 : status.statedAt.getTime());
