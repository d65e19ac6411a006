/** The answer of `lift-appraisal sign` as it comes back in a form: the message itself, or its Base64 text. */
const MOST_BYTES = 200_000;

/** Base64 of the message; null: it is neither. */
export function messageOf(bytes: Buffer): string | null {
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return null;
  // DER begins with a SEQUENCE; so does no Base64 text.
  if (bytes[0] === 0x30) return bytes.toString('base64');
  const text = bytes.toString('latin1').trim();
  return /^[A-Za-z0-9+/\s]+={0,2}$/.test(text) ? text : null;
}
