import { SigningError } from '../signing-error.js';

/** Undoes the PNG predictors (ISO 32000-1, 7.4.4.4) for rows of single bytes, as cross-reference streams use them. */
export function undoPredictor(bytes: Uint8Array, columns: number): Uint8Array {
  const width = columns + 1;
  if (columns < 1 || bytes.length % width !== 0) {
    throw new SigningError('pdf-unreadable', 'A stream does not fill the rows of its predictor');
  }
  const rows: Uint8Array[] = [];
  let above: Uint8Array = new Uint8Array(columns);
  for (let start = 0; start < bytes.length; start += width) {
    above = undoRow(bytes.subarray(start, start + width), above);
    rows.push(above);
  }
  return Buffer.concat(rows);
}

function undoRow(packed: Uint8Array, above: Uint8Array): Uint8Array {
  const row = new Uint8Array(above.length);
  let left = 0;
  let upLeft = 0;
  above.forEach((up, column) => {
    left = ((packed[column + 1] ?? 0) + predicted(packed[0] ?? 0, { left, up, upLeft })) & 0xff;
    row[column] = left;
    upLeft = up;
  });
  return row;
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
