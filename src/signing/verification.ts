/** What a finding says about the signature it concerns. A note changes no verdict. */
export type Consequence = 'altered' | 'unacceptable' | 'unreadable' | 'chain' | 'note';

/** Everything verification can find, and what follows from it. */
export const findingConsequences = {
  // The file
  'file-unreadable': 'unreadable',
  'file-too-large': 'unreadable',
  'file-encrypted': 'unreadable',
  'no-signature': 'note',
  'field-unsigned': 'note',
  'bytes-after-last-signature': 'altered',
  'changed-after-signing': 'altered',
  'changed-against-certification': 'altered',
  // Where the signature stands in the file (ISO 32000-1, 12.8.1)
  'signature-unreadable': 'unreadable',
  'sub-filter-unsupported': 'unacceptable',
  'byte-range-malformed': 'altered',
  'byte-range-gap': 'altered',
  'contents-malformed': 'altered',
  'contents-padding': 'altered',
  'revision-unreadable': 'altered',
  // The CMS message (RFC 5652, ETSI EN 319 122-1 and 319 142-1)
  'cms-malformed': 'unreadable',
  'message-digest-mismatch': 'altered',
  'signature-mismatch': 'altered',
  'signed-attributes-malformed': 'unacceptable',
  'signing-certificate-missing': 'unacceptable',
  'signing-certificate-mismatch': 'unacceptable',
  'signer-certificate-missing': 'unacceptable',
  'unexpected-certificate': 'unacceptable',
  'unsigned-content': 'unacceptable',
  'weak-digest': 'unacceptable',
  'weak-key': 'unacceptable',
  'signing-time-attribute': 'note',
  // The time, and who proves it (RFC 3161, ETSI EN 319 142-1, 5.4 and 5.5)
  'time-stamp-malformed': 'unacceptable',
  'time-stamp-altered': 'altered',
  'time-stamp-mismatch': 'altered',
  'time-stamp-unacceptable': 'unacceptable',
  'time-stamp-untrusted': 'note',
  'time-not-proven': 'note',
  'stated-time-after-time-stamp': 'unacceptable',
  'signing-time-missing': 'unacceptable',
  'signed-in-future': 'unacceptable',
  // The certificates (RFC 5280)
  'chain-untrusted': 'chain',
  'certificate-expired': 'chain',
  'certificate-not-yet-valid': 'chain',
  'certificate-unsuitable': 'chain',
  'certificate-expired-since': 'note',
  'development-authority': 'note',
  'revocation-not-checked': 'note',
  'certificate-revoked': 'chain',
  'certificate-revoked-since': 'note',
} as const satisfies Record<string, Consequence>;

export type FindingCode = keyof typeof findingConsequences;

export interface VerificationFinding {
  code: FindingCode;
  consequence: Consequence;
  /** The signature field concerned; absent when it is the whole file. */
  fieldName?: string;
}

export type Integrity = 'intact' | 'altered' | 'unacceptable' | 'unreadable';
export type ChainState =
  'trusted' | 'development' | 'untrusted' | 'expired' | 'not-yet-valid' | 'revoked' | 'unsuitable' | 'unknown';

export interface CertificateSummary {
  commonName: string;
  subject: string;
  issuer: string;
  serialNumber: string;
  validFrom: Date;
  validTo: Date;
  sha256: string;
}

export interface SignatureVerification {
  fieldName: string;
  /** From the certificate, never from the PDF's own /Name. */
  signerName?: string;
  reason?: string;
  location?: string;
  /** As the signer stated it. */
  signedAt?: Date;
  /** The earliest instant at which a believed time-stamp proves that the signature stood. */
  provenAt?: Date;
  level: SignatureLevel;
  covers: 'whole-file' | 'revision' | 'nothing';
  integrity: Integrity;
  chain: ChainState;
  certificate?: CertificateSummary;
}

/**
 * How long the signature can be proven (ETSI EN 319 142-1, 6): `B-B` while its certificate lives, `B-T` with a proven time,
 * `B-LT` with certificates and revocation in the file, `B-LTA` with a time-stamp over all of that.
 */
export type SignatureLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

/** A time-stamp over the whole file as it stood then. */
export interface TimeStampVerification {
  fieldName: string;
  /** From the certificate. */
  authorityName?: string;
  at?: Date;
  integrity: Integrity;
  chain: ChainState;
  certificate?: CertificateSummary;
}

/**
 * `valid`: every signature is intact and trusted. `development`: intact, but a development authority vouches for at least one
 * of them. `not-trusted`: intact, but a chain does not hold. `invalid`: bytes were changed or a signature is not acceptable.
 */
export type Verdict = 'valid' | 'development' | 'not-trusted' | 'invalid' | 'unsigned' | 'unreadable';

export interface PdfVerification {
  verdict: Verdict;
  changedAfterSigning: boolean;
  signatures: SignatureVerification[];
  /** In the order in which they were made. */
  timeStamps: TimeStampVerification[];
  findings: VerificationFinding[];
}

export const finding = (code: FindingCode, fieldName?: string): VerificationFinding => ({
  code,
  consequence: findingConsequences[code],
  ...(fieldName === undefined ? {} : { fieldName }),
});
