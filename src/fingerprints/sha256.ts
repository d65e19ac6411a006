/** SHA-256 as lower-case hex; text is hashed as UTF-8. */
import { createHash } from 'node:crypto';

export function sha256Hex(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
