const required = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'] as const;

/**
 * Reader of the vendored TrueType files: character map, widths and raw outlines. Glyphs are asked for by code point
 * and nothing is remembered between callers, so that no document can leave a trace in the next one.
 */
export class TrueTypeFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly boundingBox: readonly [number, number, number, number];
  private readonly tables: ReadonlyMap<string, Buffer>;
  private readonly groups: Buffer;
  private readonly longOffsets: boolean;
  private readonly widthCount: number;

  constructor(
    bytes: Buffer,
    readonly postScriptName: string,
  ) {
    this.tables = directoryOf(bytes);
    for (const tag of required) this.table(tag);
    const head = this.table('head');
    this.unitsPerEm = head.readUInt16BE(18);
    this.longOffsets = head.readInt16BE(50) === 1;
    this.boundingBox = [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)];
    const hhea = this.table('hhea');
    this.ascent = hhea.readInt16BE(4);
    this.descent = hhea.readInt16BE(6);
    this.widthCount = hhea.readUInt16BE(34);
    this.groups = segmentedCoverage(this.table('cmap'));
  }

  table(tag: string): Buffer {
    const table = this.tables.get(tag);
    if (table === undefined) throw new Error(`Font ${this.postScriptName} has no table ${tag}`);
    return table;
  }

  /** 0, the missing glyph, when the font does not draw the character. */
  glyphIdOf(codePoint: number): number {
    let low = 0;
    let high = this.groups.length / 12 - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const start = this.groups.readUInt32BE(middle * 12);
      if (codePoint < start) high = middle - 1;
      else if (codePoint > this.groups.readUInt32BE(middle * 12 + 4)) low = middle + 1;
      else return this.groups.readUInt32BE(middle * 12 + 8) + codePoint - start;
    }
    return 0;
  }

  /** In font units. */
  advanceOf(glyphId: number): number {
    return this.table('hmtx').readUInt16BE(4 * Math.min(glyphId, this.widthCount - 1));
  }

  /** The glyph's record in `glyf`; empty for a blank glyph. */
  outlineOf(glyphId: number): Buffer {
    return this.table('glyf').subarray(this.offsetOf(glyphId), this.offsetOf(glyphId + 1));
  }

  private offsetOf(glyphId: number): number {
    const loca = this.table('loca');
    return this.longOffsets ? loca.readUInt32BE(4 * glyphId) : 2 * loca.readUInt16BE(2 * glyphId);
  }
}

function directoryOf(bytes: Buffer): Map<string, Buffer> {
  if (bytes.readUInt32BE(0) !== 0x00010000) throw new Error('Not a TrueType font file');
  const tables = new Map<string, Buffer>();
  for (let record = 12; record < 12 + 16 * bytes.readUInt16BE(4); record += 16) {
    const offset = bytes.readUInt32BE(record + 8);
    tables.set(
      bytes.toString('latin1', record, record + 4),
      bytes.subarray(offset, offset + bytes.readUInt32BE(record + 12)),
    );
  }
  return tables;
}

/** The groups (first, last, glyph; 12 bytes each) of the format 12 subtable, which covers all of Unicode. */
function segmentedCoverage(cmap: Buffer): Buffer {
  for (let record = 4; record < 4 + 8 * cmap.readUInt16BE(2); record += 8) {
    const start = cmap.readUInt32BE(record + 4);
    if (cmap.readUInt16BE(start) === 12) {
      return cmap.subarray(start + 16, start + 16 + 12 * cmap.readUInt32BE(start + 12));
    }
  }
  throw new Error('Font has no character map of format 12');
}
