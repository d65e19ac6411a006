import { coarseOutline } from './coarse-outline.js';
import { partsOf } from './composite-glyph.js';
import type { TrueTypeFont } from './true-type-font.js';

/**
 * A TrueType file with the given glyphs in the given order, as PDF embeds it: no character map, no names. One source
 * glyph may stand at several places, one for each character that uses it.
 */
export function subsetFont(font: TrueTypeFont, glyphIds: readonly number[]): Buffer {
  const { outlines, sources } = closedOutlines(font, glyphIds);
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  let end = 0;
  outlines.forEach((outline, index) => {
    end += outline.length;
    loca.writeUInt32BE(end, 4 * (index + 1));
  });
  const hmtx = Buffer.alloc(4 * sources.length);
  sources.forEach((glyphId, index) => {
    hmtx.writeUInt16BE(font.advanceOf(glyphId), 4 * index);
    hmtx.writeInt16BE(font.boundingBox[0], 4 * index + 2);
  });
  return fontFile(
    new Map([
      ['glyf', Buffer.concat(outlines)],
      ['head', headOf(font)],
      ['hhea', withCount(font.table('hhea'), { at: 34, count: sources.length })],
      ['hmtx', hmtx],
      ['loca', loca],
      ['maxp', withCount(font.table('maxp'), { at: 4, count: sources.length })],
    ]),
  );
}

/** The wanted glyphs and, behind them, those that only serve as parts of others. */
function closedOutlines(font: TrueTypeFont, glyphIds: readonly number[]): { outlines: Buffer[]; sources: number[] } {
  const sources = [...glyphIds];
  const placeOf = new Map<number, number>();
  sources.forEach((glyphId, place) => {
    if (!placeOf.has(glyphId)) placeOf.set(glyphId, place);
  });
  const outlines: Buffer[] = [];
  const box = font.table('head').subarray(36, 44);
  for (let place = 0; place < sources.length; place += 1) {
    const source = font.outlineOf(sources[place] ?? 0);
    const parts = partsOf(source);
    const outline = parts.length === 0 ? coarseOutline(source, box) : boxed(source, box);
    for (const part of parts) {
      let target = placeOf.get(part.glyphId);
      if (target === undefined) {
        target = sources.push(part.glyphId) - 1;
        placeOf.set(part.glyphId, target);
      }
      outline.writeUInt16BE(target, part.idPosition);
    }
    outlines.push(padded(outline));
  }
  return { outlines, sources };
}

function boxed(source: Buffer, box: Buffer): Buffer {
  const outline = Buffer.from(source);
  box.copy(outline, 2);
  return outline;
}

function headOf(font: TrueTypeFont): Buffer {
  const head = Buffer.from(font.table('head'));
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  return head;
}

function withCount(table: Buffer, { at, count }: { at: number; count: number }): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(count, at);
  return copy;
}

function padded(bytes: Buffer): Buffer {
  return bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let position = 0; position < bytes.length; position += 4) sum = (sum + bytes.readUInt32BE(position)) >>> 0;
  return sum;
}

/** Tables must come sorted by tag. */
function fontFile(tables: ReadonlyMap<string, Buffer>): Buffer {
  const power = Math.floor(Math.log2(tables.size));
  const directory = Buffer.alloc(12 + 16 * tables.size);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.size, 4);
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(16 * (tables.size - 2 ** power), 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  let headOffset = 0;
  for (const [tag, table] of tables) {
    const record = 12 + 16 * (parts.length - 1);
    const bytes = padded(table);
    if (tag === 'head') headOffset = offset;
    directory.write(tag, record, 'latin1');
    directory.writeUInt32BE(checksum(bytes), record + 4);
    directory.writeUInt32BE(offset, record + 8);
    directory.writeUInt32BE(table.length, record + 12);
    parts.push(bytes);
    offset += bytes.length;
  }
  const file = Buffer.concat(parts);
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headOffset + 8);
  return file;
}
