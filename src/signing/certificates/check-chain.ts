import { isStrongKey } from '../cms/algorithms.js';
import { objectIds } from '../object-ids.js';
import type { CertificateSummary, ChainState, FindingCode } from '../verification.js';
import { developmentMark } from './development-authority.js';
import { keyUsageBits, type ReadCertificate, readCertificates } from './read-certificate.js';

export interface TrustedRoots {
  /** DER. Nothing else is believed: an authority inside a file vouches for nobody. */
  trustStore: readonly Uint8Array[];
  /** Roots that count as development authorities whatever their names say. */
  developmentRoots?: readonly Uint8Array[];
}

export interface TrustQuestion extends TrustedRoots {
  now: Date;
}

export interface CheckedChain {
  state: ChainState;
  certificate?: CertificateSummary;
  codes: FindingCode[];
  /** Certificates of the message that belong to the chain; the rest has no business there. */
  used: ReadCertificate[];
}

export interface ChainQuestion {
  signer: ReadCertificate;
  others: readonly ReadCertificate[];
  roots: TrustedRoots;
  /** When the signature was made, as far as it is known. */
  at: Date;
  now: Date;
  /** What the signer's key must be for; by default signing documents. */
  purpose?: 'document-signing' | 'time-stamping';
}

export const isBelieved = ({ state }: Pick<CheckedChain, 'state'>): boolean =>
  state === 'trusted' || state === 'development';

const longestPath = 6;
const signingPurposes = new Set<string>([
  objectIds.documentSigning,
  objectIds.emailProtection,
  '2.5.29.37.0', // anyExtendedKeyUsage
  '1.2.840.113583.1.1.5', // Adobe, authentic documents
  '1.3.6.1.4.1.311.10.3.12', // Microsoft, document signing
]);

export function checkChain(question: ChainQuestion): CheckedChain {
  try {
    return check(question);
  } catch {
    return { state: 'unsuitable', certificate: question.signer.summary, codes: ['certificate-unsuitable'], used: [] };
  }
}

function check({ signer, others, roots, at, now, purpose = 'document-signing' }: ChainQuestion): CheckedChain {
  const path = findPath(signer, others, readCertificates([...roots.trustStore, ...(roots.developmentRoots ?? [])]));
  if (!path) {
    const used = chainWithin(signer, others);
    return { state: 'untrusted', certificate: signer.summary, codes: ['chain-untrusted'], used };
  }
  const isDevelopment = endsInDevelopment(path, roots);
  const fault = pathFault(path, at, purpose);
  const codes: FindingCode[] = [isDevelopment ? 'development-authority' : 'revocation-not-checked'];
  if (fault) codes.push(fault.code);
  else if (path.some(({ summary }) => now > summary.validTo)) codes.push('certificate-expired-since');
  const state = fault?.state ?? (isDevelopment ? 'development' : 'trusted');
  return { state, certificate: signer.summary, codes, used: path };
}

function endsInDevelopment(path: ReadCertificate[], { developmentRoots = [] }: TrustedRoots): boolean {
  const root = path.at(-1);
  return root !== undefined && (developmentRoots.some((der) => sameBytes(der, root.der)) || saysDevelopment(root));
}

/** The way leads to one of the roots, over authorities that may issue. Of dates and purposes nothing is asked. */
export function isVouchedFor(
  certificate: ReadCertificate,
  others: readonly ReadCertificate[],
  roots: readonly ReadCertificate[],
): boolean {
  const [, ...issuers] = findPath(certificate, others, roots) ?? [];
  return issuers.length > 0 && issuers.every(mayIssue);
}

/** From the signer to a root of the trust store; the roots are tried first. */
function findPath(
  signer: ReadCertificate,
  others: readonly ReadCertificate[],
  anchors: readonly ReadCertificate[],
): ReadCertificate[] | undefined {
  const path = [signer];
  while (path.length < longestPath) {
    const last = path.at(-1) ?? signer;
    const anchor = anchors.find((candidate) => isIssuedBy(last, candidate));
    if (anchor) return [...path, anchor];
    const next = others.find((candidate) => !path.includes(candidate) && isIssuedBy(last, candidate));
    if (!next) return undefined;
    path.push(next);
  }
  return undefined;
}

function chainWithin(signer: ReadCertificate, others: readonly ReadCertificate[]): ReadCertificate[] {
  const used: ReadCertificate[] = [];
  let last: ReadCertificate | undefined = signer;
  while (last && used.length < longestPath) {
    const issuer: ReadCertificate | undefined = others.find(
      (candidate) => !used.includes(candidate) && last !== undefined && isIssuedBy(last, candidate),
    );
    if (issuer) used.push(issuer);
    last = issuer;
  }
  return used;
}

export const isIssuedBy = (certificate: ReadCertificate, issuer: ReadCertificate): boolean =>
  certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.x509.publicKey);

/** The first thing wrong on the way from the signer up (RFC 5280, 6.1). */
function pathFault(
  path: ReadCertificate[],
  at: Date,
  purpose: 'document-signing' | 'time-stamping',
): { state: ChainState; code: FindingCode } | undefined {
  const [signer, ...issuers] = path;
  const may = purpose === 'time-stamping' ? mayStamp : maySign;
  const isSuitable = signer !== undefined && may(signer) && issuers.every((issuer, index) => mayIssue(issuer, index));
  const areSound = path.every((certificate, index) => isSound(certificate, index === path.length - 1));
  if (!isSuitable || !areSound) return { state: 'unsuitable', code: 'certificate-unsuitable' };
  if (path.some(({ summary }) => at > summary.validTo)) return { state: 'expired', code: 'certificate-expired' };
  if (path.some(({ summary }) => at < summary.validFrom)) {
    return { state: 'not-yet-valid', code: 'certificate-not-yet-valid' };
  }
  return undefined;
}

function maySign({ claimsAuthority, keyUsage, purposes }: ReadCertificate): boolean {
  const signs = keyUsageBits.digitalSignature | keyUsageBits.nonRepudiation;
  const hasUsage = keyUsage === undefined || (keyUsage & signs) !== 0;
  return (
    !claimsAuthority && hasUsage && (purposes === undefined || purposes.some((purpose) => signingPurposes.has(purpose)))
  );
}

/** RFC 3161, 2.3: the key stamps and does nothing else. */
const mayStamp = ({ claimsAuthority, keyUsage, purposes }: ReadCertificate): boolean =>
  !claimsAuthority &&
  (keyUsage === undefined || (keyUsage & (keyUsageBits.digitalSignature | keyUsageBits.nonRepudiation)) !== 0) &&
  purposes?.length === 1 &&
  purposes[0] === objectIds.timeStamping;

const mayIssue = ({ isAuthority, keyUsage, pathLength }: ReadCertificate, authoritiesBelow: number): boolean =>
  isAuthority &&
  (keyUsage === undefined || (keyUsage & keyUsageBits.keyCertSign) !== 0) &&
  pathLength >= authoritiesBelow;

/** A root is believed for itself, so its own signature does not matter. */
const isSound = ({ hasUnknownCritical, hasAcceptedSignature, x509 }: ReadCertificate, isRoot: boolean): boolean =>
  !hasUnknownCritical && (isRoot || hasAcceptedSignature) && isStrongKey(x509.publicKey);

function saysDevelopment({ names }: ReadCertificate): boolean {
  const marks = Object.values(developmentMark).map((mark) => mark.toLowerCase());
  return names.some((name) => marks.some((mark) => name.toLowerCase().includes(mark)));
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
