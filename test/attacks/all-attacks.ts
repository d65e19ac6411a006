import { addDocumentTimeStamp } from '../../src/signing/add-document-time-stamp.js';
import { type Attack, refused } from './attack.js';
import { certificateAttacks } from './certificate-attacks.js';
import { contentChanges } from './content-changes.js';
import { messageAttacks } from './message-attacks.js';
import { addStore, type Change, updated } from './pdf-surgery.js';
import { byteRangeAttacks, contentsAttacks } from './place-attacks.js';
import { revocationAttacks } from './revocation-attacks.js';
import { shadowAttacks } from './shadow-attacks.js';
import { signedBy, signerAttacks } from './signing-attacks.js';
import { timeAttacks } from './time-attacks.js';
import { storeAlone, tableAttacks, tailAttacks, truncations } from './structure-attacks.js';

const isRefused = refused(['invalid', 'unreadable', 'unsigned']);

/** Each change in three disguises: as an archiving, under a true time-stamp, and unseen before the second appraiser signs. */
const disguises = (what: string, change: Change): Attack[] => [
  {
    name: `${what}, beside a security store`,
    make: ({ issued }) => updated(updated(issued, change), addStore),
    answer: isRefused,
  },
  {
    name: `${what}, under a fresh archive time-stamp`,
    make: ({ issued, world }) => addDocumentTimeStamp(updated(issued, change), world.stamper(5)),
    answer: isRefused,
  },
  {
    name: `${what}, before the second appraiser signs`,
    make: (report) => signedBy(report, updated(report.first, change), { fieldName: 'Appraiser2', key: 'Appraiser2' }),
    answer: isRefused,
  },
];

/** Everything that is tried on a report with three signatures. */
export const attacks: Readonly<Record<string, readonly Attack[]>> = {
  'the end of the file': [...tailAttacks, ...truncations],
  'the place of a signature': [...byteRangeAttacks, ...contentsAttacks],
  'the tables of the file': [...tableAttacks, storeAlone],
  'who signs, and when': signerAttacks,
  'what was prepared before': shadowAttacks,
  'the message': messageAttacks,
  'the certificate': certificateAttacks,
  revocation: revocationAttacks,
  'the time': timeAttacks,
  ...Object.fromEntries(Object.entries(contentChanges).map(([what, change]) => [what, disguises(what, change)])),
};
