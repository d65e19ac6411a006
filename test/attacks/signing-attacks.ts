import { addDocumentTimeStamp } from '../../src/signing/add-document-time-stamp.js';
import { prepareSignature } from '../../src/signing/prepare-signature.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { altered, type Attack, refused } from './attack.js';
import { contentChanges } from './content-changes.js';
import {
  change,
  type Change,
  dictionary,
  fieldOf,
  formOf,
  name,
  otherFigure,
  pagesOf,
  streamText,
  string,
  updated,
} from './pdf-surgery.js';
import { forgeMessage, replaceMessage, replaceText } from '../signing/forge-signature.js';
import { lastRoom } from './resealed.js';
import { signatureOrder, type SignedReport, type SignerField } from './signed-report.js';

/** The next one signs without looking at what came before. */
export function signedBy(
  { world, keys }: SignedReport,
  pdf: Uint8Array,
  { fieldName, key, ...more }: { fieldName: string; key: SignerField; docMdp?: 1 | 2; locksFields?: boolean },
): Promise<Uint8Array> {
  const order = signatureOrder(world, { fieldName, key: keys[key] });
  return signPdf(pdf, { ...order, docMdp: undefined, ...more, timeStampAuthority: world.stamper(2) });
}

export const second = { fieldName: 'Appraiser2', key: 'Appraiser2' } as const;
const seal = { fieldName: 'FirmSeal', key: 'FirmSeal', locksFields: true } as const;

const spareField: Change = (file, update) => {
  const field = update.reserve();
  const page = pagesOf(file)[0]!;
  const entries = {
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Sig'),
    T: string('Spare'),
    F: 132,
    P: page,
  };
  update.write(field, dictionary({ ...entries, Rect: [20, 20, 575, 820] }));
  const fields = file.list(file.dictionary(formOf(file))!.get('Fields'));
  change(update, file, { at: formOf(file), entries: { Fields: [...fields, field] } });
  const annotations = file.list(file.dictionary(page)!.get('Annots'));
  change(update, file, { at: page, entries: { Annots: [...annotations, field] } });
};

/** Three signatures on a file that was made otherwise. */
export async function issuedFrom(report: SignedReport, unsigned: Uint8Array): Promise<Uint8Array> {
  const one = await signedBy(report, unsigned, { fieldName: 'Appraiser1', key: 'Appraiser1', docMdp: 2 });
  return signedBy(report, await signedBy(report, one, second), seal);
}

/** By people who may sign, where they may not. */
export const signerAttacks: Attack[] = [
  {
    name: 'a new signature field over the figures, signed by an appraiser (SSA)',
    make: (report) => signedBy(report, updated(report.first, spareField), { ...second, fieldName: 'Spare' }),
    answer: altered(),
  },
  {
    name: 'a spare field signed after the seal has locked all fields (FieldMDP)',
    make: async (report) =>
      signedBy(report, await issuedFrom(report, updated(report.unsigned, spareField)), {
        ...second,
        fieldName: 'Spare',
      }),
    answer: altered('changed-against-certification'),
  },
  {
    name: 'a spare field signed after the seal and an archive time-stamp',
    make: async (report) => {
      const sealed = await issuedFrom(report, updated(report.unsigned, spareField));
      const stamped = await addDocumentTimeStamp(sealed, report.world.stamper(5));
      return signedBy(report, stamped, { ...second, fieldName: 'Spare' });
    },
    answer: altered('changed-against-certification'),
  },
  {
    name: 'a signature after a certification that allows none, behind a time-stamp (DocMDP 1)',
    make: async (report) => {
      const certified = await signedBy(report, report.unsigned, { ...seal, docMdp: 1, locksFields: false });
      return signedBy(report, await addDocumentTimeStamp(certified, report.world.stamper(5)), second);
    },
    answer: altered('changed-against-certification'),
  },
  {
    name: 'a second certification',
    make: async (report) => {
      const withoutRule = updated(report.first, (file, update) =>
        update.write(file.rootReference, file.catalog.without('Perms')),
      );
      return signedBy(report, withoutRule, { ...second, docMdp: 2 });
    },
    answer: altered('changed-against-certification'),
  },
  {
    name: 'a second certification that leaves the first one in its place',
    make: secondRule,
    answer: altered('changed-against-certification'),
  },
  {
    name: 'the signatures of a report moved to another one',
    make: (report) => {
      const other = updated(report.unsigned, contentChanges['other content of a page']!);
      const order = signatureOrder(report.world, { fieldName: 'Appraiser1', key: report.keys.Appraiser1 });
      const { bytes } = prepareSignature(other, order);
      const moved = Buffer.from(bytes);
      const [from, to] = [lastRoom(report.first), lastRoom(moved)];
      moved.set(report.first.subarray(from.start, from.end), to.start);
      return moved;
    },
    answer: altered('message-digest-mismatch'),
  },
  {
    name: 'the message of the first appraiser in the room of the second',
    make: ({ first, second: pdf }) => {
      const moved = Buffer.from(pdf);
      const [from, to] = [lastRoom(first), lastRoom(pdf)];
      moved.set(first.subarray(from.start, from.end), to.start);
      return moved;
    },
    answer: altered('message-digest-mismatch'),
  },
  {
    name: 'a signature dictionary that is wrapped: its copy in the field, the signed one beside (SWA)',
    make: ({ issued }) =>
      updated(issued, (file, update) => {
        const copy = update.reserve();
        const { reference, value } = fieldOf(file, 'FirmSeal');
        update.write(copy, file.dictionary(value)!);
        change(update, file, { at: reference, entries: { V: copy } });
      }),
    answer: altered('byte-range-gap'),
  },
  {
    name: 'bytes between the message and the rest of a signed file (SWA 1)',
    make: ({ sealed }) => {
      const { end } = lastRoom(sealed);
      const evil = Buffer.from(`\n9000 0 obj\n${streamText(otherFigure)}\nendobj\n`);
      return Buffer.concat([sealed.subarray(0, end + 1), evil, sealed.subarray(end + 1)]);
    },
    answer: refused(['invalid', 'unreadable']),
  },
];

/** A second appraiser who certifies too, without touching what the catalog says. */
function secondRule({ first, keys, world }: SignedReport): Buffer {
  const { key, certificate } = keys.Appraiser2;
  const rule = '/Reference [<< /TransformMethod /DocMDP /TransformParams << /P 2 /V /1.2 >> >>]';
  const reason = 'x'.repeat(rule.length - '/Reason ()'.length);
  const order = { ...signatureOrder(world, { fieldName: 'Appraiser2', key: keys.Appraiser2 }), reason };
  const ruled = replaceText(prepareSignature(first, order).bytes, `/Reason (${reason})`, rule);
  const certificates = [certificate, world.root.certificate];
  return replaceMessage(ruled, (contentDigest) => forgeMessage({ contentDigest, key, certificate, certificates }));
}
