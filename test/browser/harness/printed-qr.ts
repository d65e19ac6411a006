/**
 * Reads the QR code printed on a page as a phone's camera does, from the pixels (ISO/IEC 18004). What is printed is clean
 * and upright: errors are not corrected, and versions 2 to 6 at level M are all that an address needs.
 */
import type { Canvas } from '@napi-rs/canvas';

type Modules = readonly (readonly boolean[])[];
interface Finder {
  readonly x: number;
  readonly y: number;
  /** Width of a module in pixels. */
  readonly module: number;
}

/** By version: how many blocks of how many data codewords. */
const blocksAtM: Readonly<Record<number, readonly [number, number]>> = {
  2: [1, 28],
  3: [1, 44],
  4: [2, 32],
  5: [2, 43],
  6: [4, 27],
};

export function readPrintedQr(page: Canvas): string {
  const isDark = darkness(page);
  const modules = modulesOf(findersOf(page, isDark), isDark);
  const [blocks, length] = blocksAtM[(modules.length - 17) / 4] ?? [0, 0];
  if (blocks === 0 || formatBit(modules, 0) || formatBit(modules, 1)) throw new Error('no QR code of level M');
  const codewords = codewordsOf(modules);
  const inOrder = Array.from({ length: blocks }, (_, block) =>
    Array.from({ length }, (_unused, index) => codewords[block + index * blocks]!),
  ).flat();
  return textOf(inOrder.map((codeword) => codeword.toString(2).padStart(8, '0')).join(''));
}

type Look = (x: number, y: number) => boolean;

function darkness(page: Canvas): Look {
  const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
  return (x, y) => data[4 * (Math.round(y) * page.width + Math.round(x))]! < 128;
}

/** Dark and light 1 : 1 : 3 : 1 : 1, along the row and along the column. */
function findersOf({ width, height }: Canvas, isDark: Look): readonly Finder[] {
  const found: Finder[] = [];
  for (let y = 0; y < height; y += 2) {
    for (const { at: x, module } of patterns(width, (position) => isDark(position, y))) {
      if (found.some((one) => Math.hypot(one.x - x, one.y - y) < 8 * module)) continue;
      const upright = patterns(height, (position) => isDark(x, position)).find(
        ({ at, module: other }) => Math.abs(at - y) < 2 * module && Math.abs(other - module) < module / 3,
      );
      if (upright !== undefined) found.push({ x, y: upright.at, module });
    }
  }
  if (found.length !== 3) throw new Error(`${found.length} finder patterns instead of 3`);
  return found;
}

function patterns(length: number, isDarkAt: (position: number) => boolean): { at: number; module: number }[] {
  const edges: number[] = [];
  for (let position = 1; position < length; position += 1) {
    if (isDarkAt(position) !== isDarkAt(position - 1)) edges.push(position);
  }
  return edges.flatMap((start, index) => {
    const end = edges[index + 5];
    if (end === undefined || !isDarkAt(start)) return [];
    const module = (end - start) / 7;
    const fits = [1, 1, 3, 1, 1].every(
      (wanted, run) => Math.abs(edges[index + run + 1]! - edges[index + run]! - wanted * module) < module / 2,
    );
    return fits && module > 2 ? [{ at: (start + end - 1) / 2, module }] : [];
  });
}

function modulesOf(finders: readonly Finder[], isDark: Look): Modules {
  const [corner, ...others] = [...finders].sort((one, other) => one.x + one.y - other.x - other.y);
  const right = [...others].sort((one, other) => other.x - one.x)[0];
  if (corner === undefined || right === undefined) throw new Error('no corner');
  const size = Math.round((right.x - corner.x) / corner.module) + 7;
  const module = (right.x - corner.x) / (size - 7);
  const lines = Array.from({ length: size }, (_, index) => index - 3);
  return lines.map((row) => lines.map((column) => isDark(corner.x + column * module, corner.y + row * module)));
}

/** Bits 14 to 9 of the format stand to the left of the corner's finder, masked with 101010. */
const formatBit = (modules: Modules, at: number): boolean => modules[8]![at]! !== (at % 2 === 0);

const masks: readonly ((row: number, column: number) => number)[] = [
  (i, j) => (i + j) % 2,
  (i) => i % 2,
  (_, j) => j % 3,
  (i, j) => (i + j) % 3,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2,
  (i, j) => ((i * j) % 2) + ((i * j) % 3),
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2,
  (i, j) => (((i * j) % 3) + ((i + j) % 2)) % 2,
];

function codewordsOf(modules: Modules): readonly number[] {
  const size = modules.length;
  const mask = masks[[2, 3, 4].reduce((sum, at) => 2 * sum + Number(formatBit(modules, at)), 0)]!;
  let bits = '';
  for (let right = size - 1, isUpwards = true; right > 0; right -= 2, isUpwards = !isUpwards) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = isUpwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isReserved(row, column, size)) continue;
        bits += Number(modules[row]![column]! !== (mask(row, column) === 0));
      }
    }
  }
  return (bits.match(/.{8}/g) ?? []).map((word) => Number.parseInt(word, 2));
}

/** Finders with their formats, the two timing lines, the one alignment pattern. */
function isReserved(row: number, column: number, size: number): boolean {
  const isFinder = (row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9);
  const isAlignment = Math.abs(row - (size - 7)) < 3 && Math.abs(column - (size - 7)) < 3;
  return isFinder || isAlignment || row === 6 || column === 6;
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

function textOf(bits: string): string {
  let at = 0;
  const next = (length: number): number => Number.parseInt(bits.slice(at, (at += length)), 2);
  let text = '';
  for (let mode = next(4); mode !== 0; mode = next(4)) {
    const count = next(mode === 1 ? 10 : mode === 2 ? 9 : 8);
    if (mode === 4) text += Buffer.from(Array.from({ length: count }, () => next(8))).toString('utf8');
    else if (mode === 2) text += alphanumeric(count, next);
    else if (mode === 1) text += numeric(count, next);
    else throw new Error(`a segment of mode ${mode}`);
  }
  return text;
}

function alphanumeric(count: number, next: (length: number) => number): string {
  const pairs = Array.from({ length: Math.floor(count / 2) }, () => next(11));
  const text = pairs.map((pair) => `${letters[Math.floor(pair / 45)]}${letters[pair % 45]}`).join('');
  return count % 2 === 0 ? text : text + letters[next(6)];
}

function numeric(count: number, next: (length: number) => number): string {
  let text = '';
  for (let rest = count; rest > 0; rest -= 3) {
    const digits = Math.min(3, rest);
    text += String(next(3 * digits + 1)).padStart(digits, '0');
  }
  return text;
}
