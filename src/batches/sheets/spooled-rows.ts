/** Component rows set aside in a file as they are read, and found again by their lift: only where they lie is in memory. */
import { appendFileSync, closeSync, openSync, readSync } from 'node:fs';
import type { RowFromSheet } from '../../price-tables/exchange/row-taker.js';

const pieceBytes = 262_144;

/** From, length, and so on, of the rows of one lift; rows that stand together are one span. */
interface Place {
  readonly firstRow: number;
  rows: number;
  bytes: number;
  readonly spans: number[];
}

export class SpooledRows {
  private readonly fd: number;
  private readonly places = new Map<string, Place>();
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private end = 0;

  constructor(file: string) {
    this.fd = openSync(file, 'wx+', 0o600);
  }

  add(ref: string, row: RowFromSheet): void {
    const bytes = Buffer.from(`${rowText(row)},`);
    const place = this.places.get(ref) ?? { firstRow: row.number, rows: 0, bytes: 0, spans: [] };
    this.places.set(ref, place);
    const { spans } = place;
    const last = spans.length - 2;
    if (last >= 0 && (spans[last] ?? 0) + (spans[last + 1] ?? 0) === this.end) {
      spans[last + 1] = (spans[last + 1] ?? 0) + bytes.length;
    } else {
      spans.push(this.end, bytes.length);
    }
    place.rows += 1;
    place.bytes += bytes.length;
    this.end += bytes.length;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    if (this.pendingBytes >= pieceBytes) this.flush();
  }

  /** What a lift's rows amount to; null: it has none. */
  sizeOf(ref: string): Pick<Place, 'rows' | 'bytes'> | null {
    return this.places.get(ref) ?? null;
  }

  /** The rows of a lift as a JSON array; given out once. */
  take(ref: string): string {
    const place = this.places.get(ref);
    if (place === undefined) return '[]';
    this.flush();
    this.places.delete(ref);
    const { spans, bytes } = place;
    const buffer = Buffer.alloc(bytes);
    let at = 0;
    for (let index = 0; index < spans.length; index += 2) {
      at += readSync(this.fd, buffer, at, spans[index + 1] ?? 0, spans[index] ?? 0);
    }
    return `[${buffer.toString('utf8', 0, bytes - 1)}]`;
  }

  drop(ref: string): void {
    this.places.delete(ref);
  }

  /** What no lift has asked for. */
  *left(): Generator<{ readonly ref: string } & Pick<Place, 'firstRow' | 'rows'>> {
    for (const [ref, { firstRow, rows }] of this.places) yield { ref, firstRow, rows };
  }

  close(): void {
    closeSync(this.fd);
  }

  private flush(): void {
    if (this.pendingBytes === 0) return;
    // A disk that fills up may take a part and say nothing: this writes the rest, or fails.
    appendFileSync(this.fd, Buffer.concat(this.pending));
    this.pending = [];
    this.pendingBytes = 0;
  }
}

/** A set of pointers is a list in JSON. */
export const rowText = (row: RowFromSheet): string => JSON.stringify({ ...row, untaken: [...row.untaken] });
