import { SigningError } from '../signing-error.js';

/** Undoes the PNG predictors (ISO 32000-1, 7.4.4.4) for rows of single bytes, as cross-reference streams use them. */
export function undoPredictor(bytes: Uint8Array, columns: number): Uint8Array {
  const width = columns + 1;
  if (columns < 1 || bytes.length % width !== 0) {
    throw new SigningError('pdf-unreadable', 'A stream does not fill the rows of its predictor');
  }
  // One buffer for all rows: a hostile file may have a hundred million rows of one byte.
  const plain = new Uint8Array((bytes.length / width) * columns);
  let above: Uint8Array = new Uint8Array(columns);
  for (let start = 0, at = 0; start < bytes.length; start += width, at += columns) {
    const row = plain.subarray(at, at + columns);
    undoRow(bytes.subarray(start, start + width), above, row);
    above = row;
  }
  return plain;
}

function undoRow(packed: Uint8Array, above: Uint8Array, row: Uint8Array): void {
  const filter = packed[0] ?? 0;
  const neighbours = { left: 0, up: 0, upLeft: 0 };
  for (let column = 0; column < row.length; column += 1) {
    neighbours.up = above[column] ?? 0;
    neighbours.left = ((packed[column + 1] ?? 0) + predicted(filter, neighbours)) & 0xff;
    row[column] = neighbours.left;
    neighbours.upLeft = neighbours.up;
  }
}

type Neighbours = Record<'left' | 'up' | 'upLeft', number>;

function predicted(filter: number, { left, up, upLeft }: Neighbours): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth({ left, up, upLeft });
    default:
      throw new SigningError('pdf-unreadable', 'A stream names a row filter that does not exist');
  }
}

function paeth({ left, up, upLeft }: Neighbours): number {
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
