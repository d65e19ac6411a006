/** The evidence rows speak of: a published price must not name a file nobody has handed in. */
import type { PriceRowInFile } from '../price-table-file.js';

export interface NamedEvidence {
  /** JSON Pointer below the edition: `/rows/3/quotations/0/evidenceSha256`. */
  readonly pointer: string;
  readonly sha256: string;
}

export function namedEvidence(rows: readonly PriceRowInFile[]): readonly NamedEvidence[] {
  return rows.flatMap(({ source, quotations }, index) => [
    ...(source.evidenceSha256 === undefined
      ? []
      : [{ pointer: `/rows/${index}/source/evidenceSha256`, sha256: source.evidenceSha256 }]),
    ...(quotations ?? []).map(({ evidenceSha256 }, number) => ({
      pointer: `/rows/${index}/quotations/${number}/evidenceSha256`,
      sha256: evidenceSha256,
    })),
  ]);
}
