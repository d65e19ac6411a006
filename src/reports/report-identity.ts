/** What tells one report from all others: its number, its code (the QR) and its day. */
import type { CalendarDay } from '../engine/index.js';

export interface ReportIdentity {
  readonly reportNumber: string;
  /** At least 80 random bits; whoever holds the code may see the report's public page. Null for a file that nobody registered. */
  readonly code: string | null;
  /** What the QR holds: the public page, or for an unregistered file the fingerprint of its result. */
  readonly verifyUrl: string;
  readonly issuedOn: CalendarDay;
  /** RFC 3339, in China's offset; also the PDF's creation date. */
  readonly createdAt: string;
  /** A test organisation's: without effect. Stands in the signed record, so that a file says so by itself. */
  readonly test?: true;
}

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud and typed on a phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Blanks, every dash a Chinese keyboard offers, the minus sign, and what a copied line brings along unseen. */
const separators = /[\s\p{Pd}\p{Cf}\u2212]/gu;

/** 20 characters of 5 bits = 100 random bits, in groups of four. `random` must hold at least 20 bytes. */
export function reportCode(random: Uint8Array): string {
  if (random.length < 20) throw new Error('a report code needs 20 random bytes');
  const characters = Array.from(random.subarray(0, 20), (byte) => alphabet.charAt(byte % 32));
  return [0, 4, 8, 12, 16].map((start) => characters.slice(start, start + 4).join('')).join('-');
}

/**
 * Reads a code as people type it: lower case, full width, with any dashes or none, O for 0, I or L for 1. Null if it
 * cannot be one.
 */
export function readReportCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(separators, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (plain.length !== 20 || [...plain].some((character) => !alphabet.includes(character))) return null;
  return (plain.match(/.{4}/g) ?? []).join('-');
}

export interface NumberSequence {
  readonly year: string;
  /** Of a test organisation: no real number is used up, and none can be taken for one. */
  readonly isTest: boolean;
}

const testMark = '测试';
const headOf = ({ year, isTest }: NumberSequence): string => `${isTest ? testMark : ''}电梯残评〔${year}〕第`;

/** 电梯残评〔2026〕第000012号: one sequence for each organisation and year. */
export function reportNumber(of: NumberSequence, sequence: number): string {
  return `${headOf(of)}${String(sequence).padStart(6, '0')}号`;
}

/** SQL LIKE pattern of the numbers of a year. */
export const reportNumberOfYear = (of: NumberSequence): string => `${headOf(of)}%号`;

export const draftNumber = (appraisalId: string, isTest: boolean): string =>
  `${isTest ? testMark : ''}草稿 ${appraisalId}`;

/** The database sees to it that reports of test organisations, and no others, have such numbers. */
export const isTestNumber = (number: string): boolean => number.startsWith(testMark);

export const unregisteredNumber = '未登记';

/** What a registered report prints: its code leads to its public page. */
export function registeredIdentity(
  report: { number: string; code: string; createdAt: Date },
  publicUrl: string,
): ReportIdentity {
  const { number, code, createdAt } = report;
  const test = isTestNumber(number) ? ({ test: true } as const) : {};
  return { reportNumber: number, code, verifyUrl: `${publicUrl}/r/${code}`, ...datesOf(createdAt), ...test };
}

/** The identity of a report made by the command line alone: nothing random, so that the same order gives the same bytes. */
export function unregisteredIdentity(resultFingerprint: string, createdAt: Date): ReportIdentity {
  return {
    reportNumber: unregisteredNumber,
    code: null,
    verifyUrl: `urn:lift-appraisal:result:sha256:${resultFingerprint}`,
    ...datesOf(createdAt),
  };
}

const chinaOffsetMs = 8 * 60 * 60 * 1000;

/** The instant by China's clock, to the second: what a reader of the report sees in the PDF's properties. */
function datesOf(instant: Date): Pick<ReportIdentity, 'issuedOn' | 'createdAt'> {
  const local = new Date(instant.getTime() + chinaOffsetMs).toISOString().slice(0, 19);
  return { issuedOn: local.slice(0, 10), createdAt: `${local}+08:00` };
}
