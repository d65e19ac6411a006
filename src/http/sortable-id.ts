/** Ids that sort by time as text: 26 characters of Crockford's base32, 48 bits of milliseconds and 80 random bits (ULID). */
import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function sortableId(instant: Date): string {
  const random = BigInt(`0x${randomBytes(10).toString('hex')}`);
  let rest = (BigInt(instant.getTime()) << 80n) | random;
  let text = '';
  for (let index = 0; index < 26; index += 1) {
    text = (alphabet[Number(rest & 31n)] ?? '') + text;
    rest >>= 5n;
  }
  return text;
}

export const isSortableId = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
