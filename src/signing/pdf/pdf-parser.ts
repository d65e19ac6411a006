import { SigningError } from '../signing-error.js';
import { endsToken, isDigit, isWhitespace } from './pdf-characters.js';
import { readHexString, readLiteralString, readName } from './pdf-tokens.js';
import { PdfDictionary, PdfName, PdfReference, PdfString, type PdfValue } from './pdf-value.js';

const deepestNesting = 64;
const keywords: readonly (readonly [string, PdfValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const [slash, bracket, angle, square, endOfSquare] = [0x2f, 0x28, 0x3c, 0x5b, 0x5d];

/**
 * Reads PDF values from bytes, front to back. Strict on purpose: where two readers could understand a file
 * differently (a key twice, a number that is none), it refuses, because a signature must mean one thing.
 */
export class PdfParser {
  position: number;
  /** What was stepped over. */
  readonly comments: string[] = [];
  private readonly isFile: boolean;

  /** `isFile`: positions are places in the file, so string values remember where they stand. */
  constructor(
    readonly bytes: Uint8Array,
    { position = 0, isFile = true }: { position?: number; isFile?: boolean } = {},
  ) {
    this.position = position;
    this.isFile = isFile;
  }

  fail(message: string): never {
    throw new SigningError('pdf-unreadable', `${message} at byte ${this.position}`);
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.position];
      if (isWhitespace(byte)) this.position += 1;
      else if (byte === 0x25) this.skipComment();
      else return;
    }
  }

  private skipComment(): void {
    const start = this.position;
    while (this.position < this.bytes.length) {
      const byte = this.bytes[this.position];
      if (byte === 0x0a || byte === 0x0d) break;
      this.position += 1;
    }
    this.comments.push(Buffer.from(this.bytes.subarray(start, this.position)).toString('latin1'));
  }

  /** Steps over the word when it stands here, with a token's end behind it. */
  tryWord(word: string): boolean {
    for (let index = 0; index < word.length; index += 1) {
      if (this.bytes[this.position + index] !== word.charCodeAt(index)) return false;
    }
    const isBracket = word === '<<' || word === '>>';
    if (!isBracket && !endsToken(this.bytes[this.position + word.length])) return false;
    this.position += word.length;
    return true;
  }

  expectWord(word: string): void {
    this.skipSpace();
    if (!this.tryWord(word)) this.fail(`"${word}" expected`);
  }

  readCount(): number {
    this.skipSpace();
    return this.tryCount() ?? this.fail('a whole number expected');
  }

  private tryCount(): number | undefined {
    let end = this.position;
    let count = 0;
    for (; isDigit(this.bytes[end]); end += 1) count = count * 10 + (this.bytes[end] ?? 0) - 0x30;
    if (end === this.position || end - this.position > 15 || !endsToken(this.bytes[end])) return undefined;
    this.position = end;
    return count;
  }

  readValue(depth = 0): PdfValue {
    if (depth > deepestNesting) this.fail('values nested too deeply');
    this.skipSpace();
    const byte = this.bytes[this.position];
    if (byte === undefined) this.fail('a value expected, the end found');
    if (byte === slash) return this.readNameValue();
    if (byte === bracket) return this.readString(readLiteralString, false);
    if (byte === angle) return this.tryWord('<<') ? this.readEntries(depth) : this.readString(readHexString, true);
    if (byte === square) return this.readArray(depth);
    return this.readNumberOrWord();
  }

  private readNameValue(): PdfName {
    const { value, end } = readName(this.bytes, this.position) ?? this.fail('a malformed name');
    this.position = end;
    return new PdfName(value);
  }

  private readString(read: typeof readHexString, isHex: boolean): PdfString {
    const start = this.position;
    const { value, end } = read(this.bytes, start) ?? this.fail('a malformed string');
    this.position = end;
    return new PdfString(value, this.isFile ? { start, end, isHex } : undefined);
  }

  private readArray(depth: number): PdfValue[] {
    this.position += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.position] === endOfSquare) {
        this.position += 1;
        return values;
      }
      values.push(this.readValue(depth + 1));
    }
  }

  private readEntries(depth: number): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.tryWord('>>')) return new PdfDictionary(entries);
      if (this.bytes[this.position] !== slash) this.fail('a key expected');
      const key = this.readNameValue().text;
      if (entries.has(key)) this.fail(`the key /${key} twice in one dictionary`);
      entries.set(key, this.readValue(depth + 1));
    }
  }

  private readNumberOrWord(): PdfValue {
    const count = this.tryCount();
    if (count !== undefined) return this.tryReference(count) ?? count;
    for (const [word, value] of keywords) if (this.tryWord(word)) return value;
    return this.readSignedNumber();
  }

  private tryReference(number: number): PdfReference | undefined {
    const before = this.position;
    this.skipSpace();
    const generation = this.tryCount();
    if (generation !== undefined) {
      this.skipSpace();
      if (this.tryWord('R')) return new PdfReference(number, generation);
    }
    this.position = before;
    return undefined;
  }

  private readSignedNumber(): number {
    let end = this.position;
    while (!endsToken(this.bytes[end])) end += 1;
    // Readers cut long numbers off at different lengths.
    if (end - this.position > 64) this.fail('a number of too many digits');
    const text = Buffer.from(this.bytes.subarray(this.position, end)).toString('latin1');
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) this.fail('a value expected');
    this.position = end;
    return Number(text);
  }
}
