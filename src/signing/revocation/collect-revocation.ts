import { isIssuedBy, isVouchedFor } from '../certificates/check-chain.js';
import { type ReadCertificate, readCertificates } from '../certificates/read-certificate.js';
import { objectIds } from '../object-ids.js';
import { certificateStatus } from './certificate-status.js';
import { ocspRequest } from './read-ocsp.js';
import { revocationPlacesOf } from './revocation-places.js';
import type { RevocationSource } from './revocation-source.js';
import type { RevocationMaterial } from './revocation-status.js';

export interface CollectedRevocation extends RevocationMaterial {
  /** Common names of certificates of which nobody would say anything. */
  readonly unanswered: readonly string[];
}

export interface Collecting {
  /** DER of the certificates of signers and authorities, roots included; roots are believed and not asked about. */
  readonly certificates: readonly Uint8Array[];
  /** DER of the roots that are believed here. */
  readonly roots: readonly Uint8Array[];
  readonly source: RevocationSource;
  readonly now: Date;
}

interface Collected {
  ocspResponses: Uint8Array[];
  crls: Uint8Array[];
  unanswered: string[];
}

/**
 * Asks about every certificate, once, by OCSP first and then by list; what is revoked is material too. Asked are only
 * addresses that an authority believed here has written: in a certificate that nobody vouches for, whoever made the
 * signature could name any address, also one behind the fire wall.
 */
export async function collectRevocation({
  certificates,
  roots,
  source,
  now,
}: Collecting): Promise<CollectedRevocation> {
  const read = distinct(readCertificates(certificates));
  const believed = readCertificates(roots);
  const collected: Collected = { ocspResponses: [], crls: [], unanswered: [] };
  for (const certificate of read) {
    const issuer = read.find((other) => other !== certificate && isIssuedBy(certificate, other));
    if (!issuer || certificate.purposes?.includes(objectIds.ocspSigning)) continue;
    if (isVouchedFor(certificate, read, believed)) await ask({ certificate, issuer, at: now }, source, collected);
    else collected.unanswered.push(certificate.summary.commonName);
  }
  return collected;
}

type Question = Parameters<typeof certificateStatus>[0];

async function ask(question: Question, source: RevocationSource, collected: Collected): Promise<void> {
  const isAnswered = (): boolean => certificateStatus(question, collected).state !== 'unknown';
  const { certificate, issuer } = question;
  const { ocspUrls, crlUrls } = revocationPlacesOf(certificate);
  const request = ocspRequest(certificate, issuer);
  for (const url of ocspUrls) {
    if (!isAnswered()) await keep(collected.ocspResponses, () => source.ocsp(url, request), isAnswered);
  }
  for (const url of crlUrls) {
    if (!isAnswered()) await keep(collected.crls, () => source.crl(url), isAnswered);
  }
  if (!isAnswered()) collected.unanswered.push(certificate.summary.commonName);
}

/** An answer that says nothing of the certificate is not kept. */
async function keep(kept: Uint8Array[], fetched: () => Promise<Uint8Array>, isOfUse: () => boolean): Promise<void> {
  try {
    kept.push(await fetched());
  } catch {
    return;
  }
  if (!isOfUse()) kept.pop();
}

const distinct = (certificates: ReadCertificate[]): ReadCertificate[] => [
  ...new Map(certificates.map((certificate) => [certificate.summary.sha256, certificate])).values(),
];
