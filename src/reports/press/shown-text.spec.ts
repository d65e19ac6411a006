import { describe, expect, it } from '@jest/globals';
import { commonGap, shownAs, type SpacedCode } from './shown-text.js';

const run = (...gaps: readonly number[]): SpacedCode[] =>
  gaps.map((gap, index) => ({ code: String.fromCharCode(0x61 + index), gap }));

describe('a run of characters with spaces between them', () => {
  it('is one string where nothing is corrected', () => {
    expect(commonGap(run(0, 0, 0))).toBe(0);
    expect(shownAs(run(0, 0, 90), 0)).toBe('(abc)Tj');
  });

  it('says the space of a justified line once, and corrects where it differs', () => {
    const line = run(16, 16, 0, 16, -484, 16, 0);
    expect(commonGap(line)).toBe(16);
    expect(shownAs(line, 16)).toBe('[(abc)16(de)500(fg)]TJ');
  });

  it('looks neither at the space behind the last character nor at a lone one', () => {
    expect(commonGap(run(0, 0, 7))).toBe(0);
    expect(commonGap(run(7))).toBe(0);
    expect(commonGap(run(90, 0))).toBe(0);
    expect(shownAs(run(90, 0), 0)).toBe('[(a)-90(b)]TJ');
  });
});
