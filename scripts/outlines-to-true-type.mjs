/**
 * Turns the plane-2 ideographs of a CFF font into a small TrueType font: the press embeds one kind of font file only.
 * Cubic curves become quadratic ones within half a unit of a thousand.
 */
import * as fontkit from 'fontkit';

const tolerance = 0.5;
const plane2 = { first: 0x20000, last: 0x2fa1f };

function quadraticsOf(from, [x1, y1, x2, y2, x3, y3]) {
  const bend = Math.hypot(x3 - 3 * x2 + 3 * x1 - from.x, y3 - 3 * y2 + 3 * y1 - from.y);
  const pieces = Math.max(1, Math.ceil(Math.cbrt((Math.sqrt(3) / 36) * (bend / tolerance))));
  const at = (a, b, c, d, t) => a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t ** 2 * (1 - t) + d * t ** 3;
  const slope = (a, b, c, d, t) => 3 * ((b - a) * (1 - t) ** 2 + 2 * (c - b) * t * (1 - t) + (d - c) * t ** 2);
  return Array.from({ length: pieces }, (_, index) => {
    const [start, end] = [index / pieces, (index + 1) / pieces];
    const axis = (a, b, c, d) => {
      const [p, q] = [at(a, b, c, d, start), at(a, b, c, d, end)];
      const third = (end - start) / 3;
      const [c1, c2] = [p + slope(a, b, c, d, start) * third, q - slope(a, b, c, d, end) * third];
      return { control: (3 * (c1 + c2) - p - q) / 4, end: q };
    };
    const [x, y] = [axis(from.x, x1, x2, x3), axis(from.y, y1, y2, y3)];
    return { control: { x: x.control, y: y.control }, end: { x: x.end, y: y.end } };
  });
}

function contoursOf(glyph) {
  const contours = [];
  let pen = { x: 0, y: 0 };
  const add = (point, onCurve) => contours.at(-1).push({ x: Math.round(point.x), y: Math.round(point.y), onCurve });
  for (const { command, args } of glyph.path.commands) {
    if (command === 'moveTo') contours.push([]);
    if (command === 'moveTo' || command === 'lineTo') {
      pen = { x: args[0], y: args[1] };
      add(pen, true);
    } else if (command === 'bezierCurveTo') {
      for (const piece of quadraticsOf(pen, args)) {
        add(piece.control, false);
        add(piece.end, true);
      }
      pen = { x: args[4], y: args[5] };
    }
  }
  return contours.map(withoutClosingPoint).filter((contour) => contour.length > 2);
}

/** A TrueType contour closes itself: the last point must not repeat the first. */
function withoutClosingPoint(contour) {
  const [first, last] = [contour[0], contour.at(-1)];
  const repeats = contour.length > 1 && last.onCurve && first.x === last.x && first.y === last.y;
  return repeats ? contour.slice(0, -1) : contour;
}

function coordinateBytes(deltas) {
  const parts = deltas.map((delta) => {
    if (delta === 0) return Buffer.alloc(0);
    if (Math.abs(delta) < 256) return Buffer.from([Math.abs(delta)]);
    const wide = Buffer.alloc(2);
    wide.writeInt16BE(delta);
    return wide;
  });
  return Buffer.concat(parts);
}

function flagsOf(points, xDeltas, yDeltas) {
  const axis = (delta, short, sameOrPositive) => {
    if (delta === 0) return sameOrPositive;
    if (Math.abs(delta) >= 256) return 0;
    return delta > 0 ? short | sameOrPositive : short;
  };
  return points.map((point, i) => Number(point.onCurve) | axis(xDeltas[i], 2, 16) | axis(yDeltas[i], 4, 32));
}

function simpleGlyph(contours) {
  const points = contours.flat();
  if (points.length === 0) return Buffer.alloc(0);
  const deltas = (key) => points.map((point, i) => point[key] - (i === 0 ? 0 : points[i - 1][key]));
  const [xDeltas, yDeltas] = [deltas('x'), deltas('y')];
  const head = Buffer.alloc(10 + 2 * contours.length + 2);
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, i) =>
    head.writeInt16BE(value, 2 * i),
  );
  let end = -1;
  contours.forEach((contour, i) => head.writeUInt16BE((end += contour.length), 10 + 2 * i));
  const bytes = Buffer.concat([
    head,
    Buffer.from(flagsOf(points, xDeltas, yDeltas)),
    coordinateBytes(xDeltas),
    coordinateBytes(yDeltas),
  ]);
  return padded(bytes);
}

function padded(bytes) {
  return bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);
}

/** Character map of format 12 for Unicode, full repertoire: glyph n + 1 is the n-th code point. */
function characterMap(codePoints) {
  const groups = [];
  codePoints.forEach((codePoint, index) => {
    const last = groups.at(-1);
    if (last && last.end + 1 === codePoint) last.end = codePoint;
    else groups.push({ start: codePoint, end: codePoint, glyph: index + 1 });
  });
  const table = Buffer.alloc(12 + 16 + groups.length * 12);
  [0, 1, 3, 10].forEach((value, i) => table.writeUInt16BE(value, 2 * i));
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + groups.length * 12, 16);
  table.writeUInt32BE(groups.length, 24);
  groups.forEach((group, i) =>
    [group.start, group.end, group.glyph].forEach((value, k) => table.writeUInt32BE(value, 28 + i * 12 + k * 4)),
  );
  return table;
}

/** Names 0 to 4 and 6, without the reserved font name of the source. */
function nameTable(familyName) {
  const postScript = familyName.replaceAll(' ', '');
  const copyright =
    'Outlines: Copyright 2014-2019 Adobe. SIL Open Font License 1.1. Modified: subset, converted, renamed.';
  const names = [copyright, familyName, 'Regular', `${postScript}-1`, familyName, null, `${postScript}-Regular`];
  const records = names.flatMap((text, id) =>
    text === null ? [] : [{ id, bytes: Buffer.from(text, 'utf16le').swap16() }],
  );
  const head = Buffer.alloc(6 + 12 * records.length);
  [0, records.length, head.length].forEach((value, i) => head.writeUInt16BE(value, 2 * i));
  let offset = 0;
  records.forEach(({ id, bytes }, i) => {
    [3, 1, 0x409, id, bytes.length, offset].forEach((value, k) => head.writeUInt16BE(value, 6 + 12 * i + 2 * k));
    offset += bytes.length;
  });
  return Buffer.concat([head, ...records.map((record) => record.bytes)]);
}

function checksum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}

function fontFile(tables) {
  const names = Object.keys(tables).sort();
  const power = Math.floor(Math.log2(names.length));
  const head = Buffer.alloc(12 + 16 * names.length);
  head.writeUInt32BE(0x00010000, 0);
  [names.length, 16 * 2 ** power, power, 16 * (names.length - 2 ** power)].forEach((value, i) =>
    head.writeUInt16BE(value, 4 + 2 * i),
  );
  let offset = head.length;
  const parts = names.map((name, i) => {
    const bytes = padded(tables[name]);
    head.write(name, 12 + 16 * i, 'latin1');
    [checksum(bytes), offset, tables[name].length].forEach((value, k) =>
      head.writeUInt32BE(value, 16 + 16 * i + 4 * k),
    );
    offset += bytes.length;
    return bytes;
  });
  const file = Buffer.concat([head, ...parts]);
  const headTable = file.readUInt32BE(12 + 16 * names.indexOf('head') + 8);
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headTable + 8);
  return file;
}

function metricTables(source, glyphs, count) {
  const copy = (tag) => {
    const { offset, length } = source.directory.tables[tag];
    return Buffer.from(source.stream.buffer.subarray(offset, offset + length));
  };
  const [head, hhea, os2, post] = ['head', 'hhea', 'OS/2', 'post'].map(copy);
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  hhea.writeUInt16BE(count, 34);
  const maxp = Buffer.alloc(32);
  const largest = (of) => Math.max(...glyphs.map(of));
  maxp.writeUInt32BE(0x00010000, 0);
  [count, largest((g) => g.contours.flat().length), largest((g) => g.contours.length), 0, 0, 1].forEach((value, i) =>
    maxp.writeUInt16BE(value, 4 + 2 * i),
  );
  const hmtx = Buffer.alloc(4 * count);
  glyphs.forEach((glyph, i) => {
    hmtx.writeUInt16BE(glyph.advance, 4 * i);
    hmtx.writeInt16BE(glyph.contours.length === 0 ? 0 : Math.min(...glyph.contours.flat().map((p) => p.x)), 4 * i + 2);
  });
  return { head, hhea, 'OS/2': os2, post, maxp, hmtx };
}

/** @param {{ otf: Buffer, covered: Buffer, familyName: string }} order `covered`: a font whose characters are left out */
export function outlinesToTrueType({ otf, covered, familyName }) {
  const source = fontkit.create(otf);
  const known = new Set(fontkit.create(covered).characterSet);
  const wanted = source.characterSet
    .filter((codePoint) => codePoint >= plane2.first && codePoint <= plane2.last && !known.has(codePoint))
    .sort((a, b) => a - b);
  const drawn = [source.getGlyph(0), ...wanted.map((codePoint) => source.glyphForCodePoint(codePoint))];
  const glyphs = drawn.map((glyph) => ({ contours: contoursOf(glyph), advance: Math.round(glyph.advanceWidth) }));
  const outlines = glyphs.map((glyph) => simpleGlyph(glyph.contours));
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  let offset = 0;
  outlines.forEach((bytes, i) => loca.writeUInt32BE((offset += bytes.length), 4 * (i + 1)));
  return fontFile({
    ...metricTables(source, glyphs, glyphs.length),
    glyf: Buffer.concat(outlines),
    loca,
    cmap: characterMap(wanted),
    name: nameTable(familyName),
  });
}
