/** Character classes of ISO 32000-1, 7.2.2, by byte. */
const whitespace = classOf([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const delimiters = classOf([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));

/** As a table: every byte of a file is looked up, most of them more than once. */
function classOf(bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
}

export const isWhitespace = (byte: number | undefined): boolean => byte !== undefined && whitespace[byte] === 1;
export const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
export const endsToken = (byte: number | undefined): boolean =>
  byte === undefined || whitespace[byte] === 1 || delimiters[byte] === 1;

/** The value of one hexadecimal digit, −1 for any other byte. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
