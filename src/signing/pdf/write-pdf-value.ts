import type { PdfDictionary } from './pdf-value.js';
import { PdfName, PdfReference, PdfString, type PdfValue } from './pdf-value.js';

/** A value in PDF syntax. One spelling per value, so equal values give equal text. */
export function writePdfValue(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return `[${value.map(writePdfValue).join(' ')}]`;
  if (value instanceof PdfReference) return `${value.number} ${value.generation} R`;
  if (value instanceof PdfName) return writeName(value.text);
  if (value instanceof PdfString) return writeString(value.bytes);
  return writeDictionary(value);
}

function writeDictionary(dictionary: PdfDictionary): string {
  const lines = [...dictionary.entries].map(([key, value]) => `${writeName(key)} ${writePdfValue(value)}`);
  return `<<\n${lines.map((line) => `${line}\n`).join('')}>>`;
}

/** A PDF number has no exponent (7.3.3). */
function writeNumber(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(0);
  return value.toFixed(8).replace(/\.?0+$/, '');
}

function writeName(text: string): string {
  const escaped = text.replace(/[^\x21-\x7e]|[#()<>[\]{}/%]/g, (sign) => {
    return `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `/${escaped}`;
}

function writeString(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  if (!/^[\x20-\x7e]*$/.test(text)) return `<${Buffer.from(bytes).toString('hex')}>`;
  return `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;
}
