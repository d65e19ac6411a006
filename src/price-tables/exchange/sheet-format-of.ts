/** What a file that is to be read as a sheet is, by its bytes alone; what it says of itself does not count. */
import { SheetRefusal } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

/** Whatever is no workbook is taken for text. Throws SheetRefusal at what cannot be a sheet. */
export function sheetFormatOf(bytes: Uint8Array): 'xlsx' | 'csv' {
  if (bytes.byteLength > sheetLimits.fileBytes) {
    throw new SheetRefusal('file-too-large', `文件超过 ${sheetLimits.fileBytes / 1024 / 1024} MB`);
  }
  if (isCompoundFile(bytes)) {
    throw new SheetRefusal('unknown-format', '文件是旧版 .xls 格式或设有密码；请另存为不带密码的 .xlsx');
  }
  return isZip(bytes) ? 'xlsx' : 'csv';
}

export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);

const isCompoundFile = (bytes: Uint8Array): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);
