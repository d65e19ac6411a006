/** What a file of evidence is, by its bytes: what the sender calls it is not believed. */
import { openSheetArchive } from '../exchange/open-sheet-archive.js';
import { decodeSheetText } from '../exchange/read-csv-rows.js';
import { SheetRefusal } from '../exchange/sheet-fault.js';

export const evidenceTypes = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'text/csv': 'CSV',
  'text/plain': 'TXT',
} as const;

export type EvidenceType = keyof typeof evidenceTypes;

const SHEET: EvidenceType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** null: none of the accepted types. The name decides between text and CSV alone, which differ in nothing else. */
export async function evidenceTypeOf(bytes: Uint8Array, fileName: string): Promise<EvidenceType | null> {
  const bySignature = SIGNATURES.find(({ parts }) => parts.every(([at, magic]) => holds(bytes, at, magic)));
  if (bySignature !== undefined) return bySignature.type;
  if (holds(bytes, 0, 'PK\x03\x04')) return (await isWorkbook(bytes)) ? SHEET : null;
  if (!isText(bytes)) return null;
  return /\.csv$/i.test(fileName) ? 'text/csv' : 'text/plain';
}

interface Signature {
  readonly type: EvidenceType;
  /** Offset, and the bytes there as Latin-1. */
  readonly parts: readonly (readonly [at: number, magic: string])[];
}

const SIGNATURES: readonly Signature[] = [
  { type: 'application/pdf', parts: [[0, '%PDF-']] },
  { type: 'image/png', parts: [[0, '\x89PNG\r\n\x1a\n']] },
  { type: 'image/jpeg', parts: [[0, '\xff\xd8\xff']] },
  {
    type: 'image/webp',
    parts: [
      [0, 'RIFF'],
      [8, 'WEBPVP8'],
    ],
  },
];

function holds(bytes: Uint8Array, at: number, magic: string): boolean {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', at, at + magic.length) === magic
  );
}

async function isWorkbook(bytes: Uint8Array): Promise<boolean> {
  return readable(async () => {
    const archive = await openSheetArchive(bytes);
    return archive.has('[Content_Types].xml') && archive.names.some((name) => name.startsWith('xl/'));
  });
}

/** UTF-8 or GB18030, at least one character, and no control characters but those of text. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = decodeSheetText(bytes);
    // eslint-disable-next-line no-control-regex -- exactly these are not text
    return text.trim() !== '' && !/[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(text);
  } catch (error) {
    if (error instanceof SheetRefusal) return false;
    throw error;
  }
}

async function readable(question: () => Promise<boolean>): Promise<boolean> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof SheetRefusal) return false;
    throw error;
  }
}
