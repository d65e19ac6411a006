import { createHash } from 'node:crypto';
import {
  type ChainQuestion,
  isBelieved,
  type CheckedChain,
  checkChain,
  sameBytes,
  type TrustQuestion,
} from './certificates/check-chain.js';
import { readCertificates } from './certificates/read-certificate.js';
import { authorityChain, clockToleranceMs } from './check-document-time-stamp.js';
import { checkRevocation, type PathRevocation } from './check-revocation.js';
import { type CheckedCms, checkCms } from './cms/check-cms.js';
import type { PdfFile } from './pdf/pdf-file.js';
import { readPdfDate, readPdfText } from './pdf/pdf-text.js';
import type { PdfDictionary } from './pdf/pdf-value.js';
import { type SecurityStore, securityStoreOf } from './pdf/security-store.js';
import { readFieldLock, readModificationRule } from './pdf/signature-dictionary.js';
import type { SignatureField } from './pdf/signature-fields.js';
import { readSignedRange } from './pdf/signed-range.js';
import { digestOf, integrityOf, readRevision, type SignedPlace } from './signed-revision.js';
import { checkTimeStamp } from './time-stamps/check-time-stamp.js';
import type { FindingCode, SignatureLevel, SignatureVerification } from './verification.js';

/** One signature with the revision of the file it covers. */
export interface CheckedSignature extends SignedPlace {
  verification: SignatureVerification;
}

/** What the document time-stamps of the file prove for the bytes up to an offset. */
export interface TimeProofs {
  /** The earliest believed time-stamp over these bytes. */
  earliestOver(coveredEnd: number): Date | undefined;
}

export interface SignatureQuestion {
  trust: TrustQuestion;
  proofs: TimeProofs;
}

export function checkSignature(file: PdfFile, field: SignatureField, question: SignatureQuestion): CheckedSignature {
  const dictionary = file.dictionary(field.value);
  if (!dictionary) return unusable(field, 'signature-unreadable');
  const range = readSignedRange(file, dictionary, 'ETSI.CAdES.detached');
  const statement = readStatement(dictionary);
  if (typeof range === 'string') return unusable(field, range, statement);
  const revision = readRevision(file, field, range);
  const cms = checkCms(range.cms, (digest) => digestOf(file.bytes, range, digest));
  const time = proveTime(file, cms, { ...question, coveredEnd: range.coveredEnd });
  const signer = checkSigner(file, cms, { stated: statement.signedAt, proven: time.provenAt, trust: question.trust });
  const codes = [...cms.codes, ...time.codes, ...timeFaults(statement.signedAt, time.provenAt, question.trust.now)];
  codes.push(...signer.codes, ...(revision ? [] : ['revision-unreadable' as const]));
  return {
    kind: 'signature',
    fieldName: field.name,
    verification: {
      fieldName: field.name,
      signerName: signer.certificate?.commonName,
      ...statement,
      provenAt: time.provenAt,
      level: levelOf({ provenAt: time.provenAt, revocation: signer.revocation, isArchived: time.isArchived }),
      covers: range.coveredEnd === file.bytes.length ? 'whole-file' : 'revision',
      integrity: integrityOf(codes),
      chain: signer.state,
      certificate: signer.certificate,
    },
    codes,
    coveredEnd: range.coveredEnd,
    revision,
    permission: readModificationRule(dictionary, (value) => file.resolve(value)),
    locks: readFieldLock(dictionary, (value) => file.resolve(value)),
  };
}

interface ProvenTime {
  provenAt?: Date;
  /** A document time-stamp covers the signature. */
  isArchived: boolean;
  codes: FindingCode[];
}

/** By the time-stamp over the signature, if it is believed; else by the first one over the whole file. */
function proveTime(
  file: PdfFile,
  { timeStamp }: CheckedCms,
  { trust, proofs, coveredEnd }: SignatureQuestion & { coveredEnd: number },
): ProvenTime {
  const archivedAt = proofs.earliestOver(coveredEnd);
  const isArchived = archivedAt !== undefined;
  if (!timeStamp) return { provenAt: archivedAt, isArchived, codes: isArchived ? [] : ['time-not-proven'] };
  const stamp = checkTimeStamp(timeStamp.token, (digest) => createHash(digest).update(timeStamp.signature).digest());
  const authority = authorityChain(stamp, file, { trust, heldUntil: archivedAt ?? trust.now });
  const codes = [...stamp.codes, ...authority.codes];
  const provenAt = codes.length === 0 ? stamp.at : archivedAt;
  return { provenAt, isArchived, codes: provenAt ? codes : [...codes, 'time-not-proven'] };
}

type CheckedSigner = CheckedChain & { revocation: PathRevocation };

interface SignerQuestion {
  stated?: Date;
  proven?: Date;
  trust: TrustQuestion;
}

/** The signer's chain at the time that is proven. Every certificate of the message must belong to it. */
function checkSigner(file: PdfFile, cms: CheckedCms, question: SignerQuestion): CheckedSigner {
  const { certificate, others } = cms;
  if (!certificate) return { state: 'unknown', codes: [], used: [], revocation: 'unknown' };
  const store = securityStoreOf(file);
  const known = [...others, ...readCertificates(store.certificates)];
  const chain = chainInTime({ signer: certificate, others: known }, question);
  const isForeign = others.some((other) => !chain.used.some((used) => sameBytes(used.der, other.der)));
  const codes: FindingCode[] = isForeign ? [...chain.codes, 'unexpected-certificate'] : chain.codes;
  // A stated day does not help a key that was revoked since: whoever took it states an earlier one.
  return withRevocation({ ...chain, codes }, store, question.proven ?? question.trust.now);
}

/**
 * A stated time may be false, so a chain that has ended since holds only for a proven time: whoever finds an old key could
 * sign with it and state an earlier day.
 */
function chainInTime(
  parties: Pick<ChainQuestion, 'signer' | 'others'>,
  { stated, proven, trust }: SignerQuestion,
): CheckedChain {
  const question = { ...parties, roots: trust, now: trust.now };
  const then = checkChain({ ...question, at: proven ?? stated ?? trust.now });
  if (!isBelieved(then)) return then;
  if (proven === undefined) return checkChain({ ...question, at: trust.now });
  const stating = stated && checkChain({ ...question, at: new Date(stated.getTime() + clockToleranceMs) });
  // Nobody signs before the key is certified: a true time-stamp does not make a stated day true.
  return stating?.state === 'not-yet-valid' ? stating : then;
}

function withRevocation(chain: CheckedChain, store: SecurityStore, at: Date): CheckedSigner {
  const revocation = isBelieved(chain) ? checkRevocation(chain.used, store, at) : 'unknown';
  const others = chain.codes.filter((code) => code !== 'revocation-not-checked');
  switch (revocation) {
    case 'unknown':
      return { ...chain, revocation };
    case 'good':
      return { ...chain, codes: others, revocation };
    case 'revoked':
      return { ...chain, state: 'revoked', codes: [...others, 'certificate-revoked'], revocation };
    case 'revoked-since':
      return { ...chain, codes: [...others, 'certificate-revoked-since'], revocation };
  }
}

function levelOf(known: { provenAt?: Date; revocation: PathRevocation; isArchived: boolean }): SignatureLevel {
  if (known.provenAt === undefined) return 'B-B';
  if (known.revocation === 'unknown') return 'B-T';
  return known.isArchived ? 'B-LTA' : 'B-LT';
}

type Statement = Pick<SignatureVerification, 'reason' | 'location' | 'signedAt'>;

const readStatement = (dictionary: PdfDictionary): Statement => ({
  reason: readPdfText(dictionary.get('Reason')),
  location: readPdfText(dictionary.get('Location')),
  signedAt: readPdfDate(dictionary.get('M')),
});

function unusable(field: SignatureField, code: FindingCode, statement: Statement = {}): CheckedSignature {
  const integrity = integrityOf([code]);
  const shared = { fieldName: field.name, ...statement };
  const verification = { ...shared, level: 'B-B', covers: 'nothing', integrity, chain: 'unknown' } as const;
  return { kind: 'signature', fieldName: field.name, verification, codes: [code], coveredEnd: 0 };
}

function timeFaults(signedAt: Date | undefined, provenAt: Date | undefined, now: Date): FindingCode[] {
  if (!signedAt) return ['signing-time-missing'];
  const stated = signedAt.getTime() - clockToleranceMs;
  if (stated > now.getTime()) return ['signed-in-future'];
  return provenAt !== undefined && stated > provenAt.getTime() ? ['stated-time-after-time-stamp'] : [];
}
