/** Character classes of ISO 32000-1, 7.2.2, by byte. */
const whitespace = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));

export const isWhitespace = (byte: number | undefined): boolean => byte !== undefined && whitespace.has(byte);
export const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
export const endsToken = (byte: number | undefined): boolean =>
  byte === undefined || whitespace.has(byte) || delimiters.has(byte);

/** The value of one hexadecimal digit, −1 for any other byte. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
