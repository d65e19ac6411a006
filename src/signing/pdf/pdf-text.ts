import { PdfString } from './pdf-value.js';

/** A text string (7.9.2.2): plain ASCII as it is, everything else UTF-16 with its mark. */
export function pdfText(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return new PdfString(Buffer.from(text, 'latin1'));
  const units = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new PdfString(units.swap16());
}

export function readPdfText(value: unknown): string | undefined {
  if (!(value instanceof PdfString)) return undefined;
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return bytes.length % 2 === 0 ? bytes.subarray(2).swap16().toString('utf16le') : undefined;
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

/** A date string (7.9.4) in UTC, to the second. */
export function pdfDate(instant: Date): PdfString {
  const digits = instant.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return new PdfString(Buffer.from(`D:${digits}+00'00'`, 'latin1'));
}

const datePattern = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)?'?)$/;

/** Reads a full date string; one that leaves its time zone or seconds open names no instant. */
export function readPdfDate(value: unknown): Date | undefined {
  const match = datePattern.exec(readPdfText(value) ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, sign, zoneHours = '00', zoneMinutes = '00'] = match;
  const zone = sign === undefined ? 'Z' : `${sign}${zoneHours}:${zoneMinutes}`;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
