import { createHash } from 'node:crypto';
import { type CheckedChain, checkChain, sameBytes, type TrustedRoots } from './certificates/check-chain.js';
import { type CheckedCms, checkCms } from './cms/check-cms.js';
import { PdfFile } from './pdf/pdf-file.js';
import { readPdfDate, readPdfText } from './pdf/pdf-text.js';
import { isName, type PdfDictionary, PdfString } from './pdf/pdf-value.js';
import { readModificationRule } from './pdf/signature-dictionary.js';
import { readSignatureFields, type SignatureField } from './pdf/signature-fields.js';
import { readSignedRange, type SignedRange } from './pdf/signed-range.js';
import { findingConsequences, type FindingCode, type Integrity, type SignatureVerification } from './verification.js';

export interface TrustQuestion extends TrustedRoots {
  now: Date;
}

/** One signature with the revision of the file it covers; `revision` is absent when no such revision can be read. */
export interface CheckedSignature {
  verification: SignatureVerification;
  codes: FindingCode[];
  coveredEnd: number;
  revision?: PdfFile;
  permission?: number;
}

/** Clocks of two machines may differ by this much. */
const clockToleranceMs = 5 * 60_000;

export function checkSignature(file: PdfFile, field: SignatureField, trust: TrustQuestion): CheckedSignature {
  const dictionary = file.dictionary(field.value);
  if (!dictionary || !isName(dictionary.get('Type'), 'Sig')) return unusable(field, 'signature-unreadable');
  const range = readSignedRange(file, dictionary);
  const statement = readStatement(dictionary);
  if (typeof range === 'string') return unusable(field, range, statement);
  const revision = readRevision(file, field, range);
  const cms = checkCms(range.cms, (digest) => digestOf(file.bytes, range, digest));
  const chain = checkSigner(cms, statement.signedAt, trust);
  const codes = [...cms.codes, ...timeFaults(statement.signedAt, trust.now), ...chain.codes];
  if (!revision) codes.push('revision-unreadable');
  return {
    verification: {
      fieldName: field.name,
      signerName: chain.certificate?.commonName,
      ...statement,
      covers: range.coveredEnd === file.bytes.length ? 'whole-file' : 'revision',
      integrity: integrityOf(codes),
      chain: chain.state,
      certificate: chain.certificate,
    },
    codes,
    coveredEnd: range.coveredEnd,
    revision,
    permission: readModificationRule(dictionary, (value) => file.resolve(value)),
  };
}

/** The signer's chain at the time it states; without one, today. Every certificate of the message must belong to it. */
function checkSigner({ certificate, others }: CheckedCms, at: Date | undefined, trust: TrustQuestion): CheckedChain {
  if (!certificate) return { state: 'unknown', codes: [], used: [] };
  const chain = checkChain({ signer: certificate, others, roots: trust, at: at ?? trust.now, now: trust.now });
  const isForeign = others.some((other) => !chain.used.some((used) => sameBytes(used.der, other.der)));
  return isForeign ? { ...chain, codes: [...chain.codes, 'unexpected-certificate'] } : chain;
}

type Statement = Pick<SignatureVerification, 'reason' | 'location' | 'signedAt'>;

const readStatement = (dictionary: PdfDictionary): Statement => ({
  reason: readPdfText(dictionary.get('Reason')),
  location: readPdfText(dictionary.get('Location')),
  signedAt: readPdfDate(dictionary.get('M')),
});

function unusable(field: SignatureField, code: FindingCode, statement: Statement = {}): CheckedSignature {
  const integrity = integrityOf([code]);
  return {
    verification: { fieldName: field.name, ...statement, covers: 'nothing', integrity, chain: 'unknown' },
    codes: [code],
    coveredEnd: 0,
  };
}

function digestOf(bytes: Uint8Array, { start, end, coveredEnd }: SignedRange, digest: string): Buffer {
  return createHash(digest).update(bytes.subarray(0, start)).update(bytes.subarray(end, coveredEnd)).digest();
}

/** The file as it was when this field was signed; there the field must hold the very same signature. */
function readRevision(file: PdfFile, field: SignatureField, { coveredEnd }: SignedRange): PdfFile | undefined {
  if (coveredEnd === file.bytes.length) return file;
  try {
    const revision = PdfFile.open(file.bytes.subarray(0, coveredEnd));
    const same = readSignatureFields(revision).find(({ name }) => name === field.name);
    return same && placeOf(revision, same) === placeOf(file, field) ? revision : undefined;
  } catch {
    return undefined;
  }
}

/** Where the message stands: inside the bytes both revisions share, so the same place is the same message. */
function placeOf(file: PdfFile, { value }: SignatureField): number | undefined {
  const contents = file.dictionary(value)?.get('Contents');
  return contents instanceof PdfString ? contents.place?.start : undefined;
}

function timeFaults(signedAt: Date | undefined, now: Date): FindingCode[] {
  if (!signedAt) return ['signing-time-missing'];
  return signedAt.getTime() > now.getTime() + clockToleranceMs ? ['signed-in-future'] : [];
}

function integrityOf(codes: FindingCode[]): Integrity {
  const consequences = new Set<string>(codes.map((code) => findingConsequences[code]));
  const worst = (['unreadable', 'altered', 'unacceptable'] as const).find((integrity) => consequences.has(integrity));
  return worst ?? 'intact';
}
