/** The two reduced copies of a photograph, and how they travel between two processes: each behind its length. */
export interface ReducedCopies {
  readonly view: Buffer;
  readonly thumbnail: Buffer;
}

export function frameCopies({ view, thumbnail }: ReducedCopies): Buffer {
  return Buffer.concat([lengthOf(view), view, lengthOf(thumbnail), thumbnail]);
}

/** null: this is not what `frameCopies` writes. */
export function unframeCopies(bytes: Buffer): ReducedCopies | null {
  const view = partAt(bytes, 0);
  const thumbnail = view === null ? null : partAt(bytes, 4 + view.length);
  if (view === null || thumbnail === null || 8 + view.length + thumbnail.length !== bytes.length) return null;
  return { view, thumbnail };
}

function lengthOf(part: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return length;
}

function partAt(bytes: Buffer, at: number): Buffer | null {
  if (at + 4 > bytes.length) return null;
  const length = bytes.readUInt32BE(at);
  return length === 0 || at + 4 + length > bytes.length ? null : bytes.subarray(at + 4, at + 4 + length);
}
