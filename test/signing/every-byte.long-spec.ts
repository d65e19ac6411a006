import { describe, expect, it } from '@jest/globals';
import { changes, everyNth, unnoticedChanges } from './byte-changes.js';
import { sealedPdf } from './sealed-pdf.js';

describe('every single byte of a sealed file', () => {
  it.each(Object.entries(changes))(
    'is noticed when %s changes',
    async (_, change) => {
      const sealed = await sealedPdf();
      expect(unnoticedChanges(sealed, everyNth(sealed.signed.length, 1), change)).toEqual([]);
    },
    20 * 60_000,
  );
});
