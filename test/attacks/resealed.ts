import { forgeMessage, type ForgedMessage, replaceMessage, replaceText } from '../signing/forge-signature.js';
import type { SignedReport } from './signed-report.js';

export type Forgery = (honest: ForgedMessage) => Partial<ForgedMessage>;

const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

/** The honest parts of a message of the seal, for a forger who holds its key. */
export function honestParts({ keys, world }: SignedReport, contentDigest: Uint8Array): ForgedMessage {
  const { key, certificate } = keys.FirmSeal;
  return { contentDigest, key, certificate, certificates: [certificate, world.root.certificate] };
}

/** The sealed stage with another message of the seal over the bytes its /ByteRange names. */
export const remessaged = (report: SignedReport, forgery: Forgery = () => ({}), pdf = report.sealed): Buffer =>
  replaceMessage(pdf, (contentDigest) => {
    const honest = honestParts(report, contentDigest);
    return forgeMessage({ ...honest, ...forgery(honest) });
  });

/** The sealed stage with another text in its last signature dictionary, correctly signed again by the seal. */
export const retexted = (report: SignedReport, from: string, to: string): Buffer =>
  remessaged(report, undefined, replaceText(report.sealed, from, to));

/** With another /ByteRange, correctly signed again over the bytes that it names. */
export function reranged(report: SignedReport, numbers: (start: number, end: number, rest: number) => string): Buffer {
  const all = latin1(report.sealed);
  const at = all.lastIndexOf('/ByteRange [');
  const [found, start, end, rest] = /^\/ByteRange \[0 (\d+) (\d+) (\d+)\] *\n/.exec(all.slice(at))!;
  const range = numbers(Number(start), Number(end), Number(rest));
  const changed = `/ByteRange ${range}`.padEnd(found.length - 1, ' ');
  return retexted(report, found, `${changed}\n`);
}

/** Where the digits of the last signature stand, brackets not counted. */
export function lastRoom(pdf: Uint8Array): { start: number; end: number } {
  const all = latin1(pdf);
  const start = all.indexOf('/Contents <', all.lastIndexOf('/ByteRange [')) + '/Contents <'.length;
  return { start, end: all.indexOf('>', start) };
}

/** The same file with other digits in the room of its last signature. */
export function rewritten(pdf: Uint8Array, edit: (digits: string) => string): Buffer {
  const { start, end } = lastRoom(pdf);
  const digits = latin1(pdf.subarray(start - 1, end + 1));
  const edited = edit(digits);
  if (edited.length !== digits.length) throw new Error('the room keeps its length');
  const copy = Buffer.from(pdf);
  copy.write(edited, start - 1, 'latin1');
  return copy;
}
