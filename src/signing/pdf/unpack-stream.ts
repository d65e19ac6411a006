import { inflateSync } from 'node:zlib';
import { SigningError } from '../signing-error.js';
import { isCount, isName, PdfDictionary, type PdfStream, type PdfValue } from './pdf-value.js';
import { undoPredictor } from './undo-predictor.js';

/** What may still be unpacked from one file: a small file must not become a large one without end. */
export class UnpackBudget {
  constructor(private remainingBytes: number) {}

  inflate(packed: Uint8Array): Uint8Array {
    if (this.remainingBytes <= 0) throw this.exceeded();
    try {
      const unpacked = inflateSync(packed, { maxOutputLength: this.remainingBytes });
      this.remainingBytes -= unpacked.length;
      return unpacked;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw this.exceeded(cause);
      throw new SigningError('pdf-unreadable', 'A compressed stream is damaged', { cause });
    }
  }

  private exceeded(cause?: unknown): SigningError {
    return new SigningError('pdf-too-large', 'The streams of this file unpack to more than is allowed', { cause });
  }
}

/** Undoes the filters of a stream. Only FlateDecode is read: it is what reports and their tools write. */
export function unpackStream(stream: PdfStream, budget: UnpackBudget): Uint8Array {
  const filters = asList(stream.dictionary.get('Filter'));
  const parameters = asList(stream.dictionary.get('DecodeParms'));
  if (filters.length === 0) return stream.packed;
  if (filters.length > 1 || !isName(filters[0], 'FlateDecode')) {
    throw new SigningError('pdf-unreadable', 'A stream uses a filter other than FlateDecode');
  }
  const columns = predictedColumns(parameters[0]);
  const unpacked = budget.inflate(stream.packed);
  return columns === undefined ? unpacked : undoPredictor(unpacked, columns);
}

/** The row length when a PNG predictor was used (7.4.4.3), undefined when none was. */
function predictedColumns(settings: PdfValue | undefined): number | undefined {
  if (!(settings instanceof PdfDictionary)) return undefined;
  const setting = (key: string, otherwise: number): PdfValue => settings.get(key) ?? otherwise;
  const predictor = setting('Predictor', 1);
  if (predictor === 1) return undefined;
  const columns = setting('Columns', 1);
  const isPng = isCount(predictor) && predictor >= 10 && predictor <= 15;
  const isByteWise = setting('Colors', 1) === 1 && setting('BitsPerComponent', 8) === 8;
  if (!isPng || !isByteWise || !isCount(columns)) {
    throw new SigningError('pdf-unreadable', 'A stream uses a predictor that is not read here');
  }
  return columns;
}

function asList(value: PdfValue | undefined): PdfValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
