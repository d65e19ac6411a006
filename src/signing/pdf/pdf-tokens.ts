import { endsToken, hexDigit, isWhitespace } from './pdf-characters.js';

interface Token<T> {
  value: T;
  end: number;
}

/** A name from its slash (7.3.5); `#xx` is undone. Undefined: malformed. */
export function readName(bytes: Uint8Array, start: number): Token<string> | undefined {
  let text = '';
  let at = start + 1;
  while (!endsToken(bytes[at])) {
    if (bytes[at] === 0x23) {
      const code = hexDigit(bytes[at + 1]) * 16 + hexDigit(bytes[at + 2]);
      if (hexDigit(bytes[at + 1]) < 0 || hexDigit(bytes[at + 2]) < 0) return undefined;
      text += String.fromCharCode(code);
      at += 3;
    } else {
      text += String.fromCharCode(bytes[at] ?? 0);
      at += 1;
    }
  }
  return { value: text, end: at };
}

/** A string `<…>` (7.3.4.3): an odd last digit counts as followed by 0. */
export function readHexString(bytes: Uint8Array, start: number): Token<Uint8Array> | undefined {
  const close = bytes.indexOf(0x3e, start);
  if (close < 0) return undefined;
  const value = new Uint8Array((close - start) >> 1);
  let digits = 0;
  for (let at = start + 1; at < close; at += 1) {
    if (isWhitespace(bytes[at])) continue;
    const digit = hexDigit(bytes[at]);
    if (digit < 0) return undefined;
    const index = digits >> 1;
    value[index] = digits % 2 === 0 ? digit << 4 : (value[index] ?? 0) | digit;
    digits += 1;
  }
  return { value: value.subarray(0, (digits + 1) >> 1), end: close + 1 };
}

const escapes: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, b: 0x08, f: 0x0c };
const isOctal = (byte: number | undefined): byte is number => byte !== undefined && byte >= 0x30 && byte <= 0x37;

/** A string `(…)` (7.3.4.2) with its escapes, balanced brackets and line ends. */
export function readLiteralString(bytes: Uint8Array, start: number): Token<Uint8Array> | undefined {
  const value: number[] = [];
  let open = 1;
  let at = start + 1;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x5c) {
      at = readEscape(bytes, at + 1, value);
      continue;
    }
    if (byte === 0x28) open += 1;
    if (byte === 0x29) open -= 1;
    if (open === 0) return { value: Uint8Array.from(value), end: at + 1 };
    if (byte === 0x0d) {
      value.push(0x0a);
      at += bytes[at + 1] === 0x0a ? 2 : 1;
    } else {
      value.push(byte);
      at += 1;
    }
  }
  return undefined;
}

/** Reads what follows a backslash, adds its byte, and returns the place behind it. */
function readEscape(bytes: Uint8Array, at: number, value: number[]): number {
  const byte = bytes[at] ?? 0;
  if (byte === 0x0d) return at + (bytes[at + 1] === 0x0a ? 2 : 1);
  if (byte === 0x0a) return at + 1;
  if (!isOctal(byte)) {
    value.push(escapes[String.fromCharCode(byte)] ?? byte);
    return at + 1;
  }
  let code = 0;
  let end = at;
  while (end < at + 3 && isOctal(bytes[end])) {
    code = code * 8 + ((bytes[end] ?? 0) - 0x30);
    end += 1;
  }
  value.push(code & 0xff);
  return end;
}
