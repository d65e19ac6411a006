/** Flags of a composite glyph's parts (OpenType specification, table glyf). */
const flag = { wordArguments: 0x1, argumentsAreOffsets: 0x2, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80 };

export interface GlyphPart {
  readonly glyphId: number;
  /** Where the part's glyph id stands in the record, so that a subset can renumber it. */
  readonly idPosition: number;
  /** x' = a·x + c·y + e, y' = b·x + d·y + f, in font units. */
  readonly matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
}

/** The parts of a glyph that is put together from others; none for a plain glyph. */
export function partsOf(outline: Buffer): readonly GlyphPart[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: GlyphPart[] = [];
  let position = 10;
  let flags = flag.more;
  while (flags & flag.more) {
    flags = outline.readUInt16BE(position);
    const idPosition = position + 2;
    const wide = (flags & flag.wordArguments) !== 0;
    const [e, f] = offsetsOf(outline, position + 4, { wide, used: (flags & flag.argumentsAreOffsets) !== 0 });
    const scales = position + (wide ? 8 : 6);
    const [a, b, c, d] = scalesOf(outline, scales, flags);
    parts.push({ glyphId: outline.readUInt16BE(idPosition), idPosition, matrix: [a, b, c, d, e, f] });
    position = scales + scaleBytes(flags);
  }
  return parts;
}

function offsetsOf(outline: Buffer, at: number, { wide, used }: { wide: boolean; used: boolean }): [number, number] {
  if (!used) throw new Error('Composite glyph aligned by points is not supported');
  return wide
    ? [outline.readInt16BE(at), outline.readInt16BE(at + 2)]
    : [outline.readInt8(at), outline.readInt8(at + 1)];
}

function scaleBytes(flags: number): number {
  if (flags & flag.scale) return 2;
  if (flags & flag.twoScales) return 4;
  return flags & flag.matrix ? 8 : 0;
}

function scalesOf(outline: Buffer, at: number, flags: number): [number, number, number, number] {
  const scale = (index: number): number => outline.readInt16BE(at + 2 * index) / 16384;
  if (flags & flag.scale) return [scale(0), 0, 0, scale(0)];
  if (flags & flag.twoScales) return [scale(0), 0, 0, scale(1)];
  return flags & flag.matrix ? [scale(0), scale(1), scale(2), scale(3)] : [1, 0, 0, 1];
}
