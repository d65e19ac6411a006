import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findUndrawable } from '../../src/reports/press/undrawable.js';
import { withSubstitutes } from '../../src/reports/press/substitutes.js';
import { renderPdf } from '../../src/reports/render-pdf.js';
import type { ReportDocument } from '../../src/reports/report-document.js';
import { paragraph, plainDocument } from './plain-document.js';

const documentSaying = (text: string): ReportDocument =>
  plainDocument([paragraph(text)], { subject: text, runningHead: { left: text, right: '' } });

const drawableTextOf = (text: string): string => {
  const { document } = withSubstitutes(documentSaying(text));
  expect(findUndrawable(document)).toEqual([]);
  return document.subject;
};

/** Letters with their accents, emoji of several characters, and code units that are no text at all. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
);

describe('a text nobody foresaw', () => {
  it('is marked where the fonts lack a character, also one that is written as a letter and its accent', () => {
    expect(drawableTextOf('G\u0302ing')).toBe('〓ing');
    expect(drawableTextOf('e\u0301tage 𰻞')).toBe('étage 〓');
    expect(drawableTextOf('𰻞𰻞面馆')).toBe('〓〓面馆');
  });

  it('can always be drawn then', async () => {
    fc.assert(
      fc.property(texts, (text) => {
        drawableTextOf(text);
      }),
      { numRuns: 2_000 },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect((await renderPdf(withSubstitutes(documentSaying(text)).document)).length).toBeGreaterThan(1_000);
      }),
      { numRuns: 60 },
    );
  });
});
