import type { PdfVerification, VerificationFinding } from '../../src/signing/verification.js';

/** The three signers and the archive in few letters, so that an attack takes one line. */
const initials: Readonly<Record<string, string>> = {
  Appraiser1: 'A1',
  Appraiser2: 'A2',
  FirmSeal: 'S',
  DocumentTimeStamp1: 'T1',
  DocumentTimeStamp2: 'T2',
};
const short = (fieldName: string): string => initials[fieldName] ?? fieldName;

const inWords = ({ code, fieldName }: VerificationFinding): string =>
  fieldName === undefined ? code : `${code}@${short(fieldName)}`;

/**
 * All that a verification tells of a file, in one line: verdict, each signature and time-stamp in order, and the findings.
 * That every signer comes of a development authority is so in every file and left out.
 */
export function told({ verdict, changedAfterSigning, signatures, timeStamps, findings }: PdfVerification): string {
  const places = [
    ...signatures.map(
      ({ fieldName, level, covers, chain, integrity }) =>
        `${short(fieldName)} ${level} ${covers} ${chain} ${integrity}`,
    ),
    ...timeStamps.map(({ fieldName, chain, integrity }) => `${short(fieldName)} ${chain} ${integrity}`),
  ];
  const found = findings.filter(({ code }) => code !== 'development-authority').map(inWords);
  const parts = [
    changedAfterSigning ? `${verdict}, changed` : verdict,
    ...places,
    ...[found.join(' ')].filter(Boolean),
  ];
  return parts.join('; ');
}
