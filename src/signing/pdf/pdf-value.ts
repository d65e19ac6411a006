/** The values of a PDF file (ISO 32000-1, 7.3). Arrays are plain arrays, numbers and booleans plain values. */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfReference | PdfDictionary | PdfValue[];
export type PdfObject = PdfValue | PdfStream;

export class PdfName {
  constructor(readonly text: string) {}
}

export class PdfString {
  /** `place`: where the token stands in the file, delimiters included; absent inside an object stream. */
  constructor(
    readonly bytes: Uint8Array,
    readonly place?: { start: number; end: number; isHex: boolean },
  ) {}
}

export class PdfReference {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}

  equals(other: unknown): boolean {
    return other instanceof PdfReference && other.number === this.number && other.generation === this.generation;
  }
}

export class PdfDictionary {
  readonly entries: ReadonlyMap<string, PdfValue>;

  constructor(entries: Iterable<readonly [string, PdfValue]> = []) {
    this.entries = new Map(entries);
  }

  get(key: string): PdfValue | undefined {
    return this.entries.get(key);
  }

  /** A copy with these entries set; the order of the entries already there stays. */
  with(changes: Record<string, PdfValue>): PdfDictionary {
    return new PdfDictionary([...this.entries, ...Object.entries(changes)]);
  }

  without(...keys: string[]): PdfDictionary {
    return new PdfDictionary([...this.entries].filter(([key]) => !keys.includes(key)));
  }
}

export class PdfStream {
  /** `packed`: the bytes as they stand in the file, filters not yet undone. */
  constructor(
    readonly dictionary: PdfDictionary,
    readonly packed: Uint8Array,
  ) {}
}

export const isName = (value: unknown, text?: string): value is PdfName =>
  value instanceof PdfName && (text === undefined || value.text === text);

/** A whole number that is an offset, a count or an object number. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
