import type { SheetFormat } from './write-price-sheet.js';

/** `shenyang-scrap-2026-09-01-草稿.xlsx`, without characters that file systems refuse. */
export function sheetFileName(about: string, what: string, format: SheetFormat): string {
  const plain = about.replace(/[\p{Cc}\p{Cf}/\\<>:"|?*]/gu, '').trim();
  const name = [plain, what].filter((part) => part !== '').join('-');
  return `${name === '' ? '价格表' : name}.${format}`;
}

export const sheetMediaTypes: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
