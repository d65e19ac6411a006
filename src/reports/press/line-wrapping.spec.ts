import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wrapText, type Measure } from './line-wrapping.js';
import { textOf } from './text-setting.js';

const measure = (width: number, changes: Partial<Measure> = {}): Measure => ({
  weight: 'regular',
  size: 10,
  width,
  ...changes,
});
const linesOf = (text: string, width: number, changes: Partial<Measure> = {}): string[] =>
  wrapText(text, measure(width, changes)).map(textOf);

const closers = '，。、；：！？）》」』】〗”’';
const openers = '（《「『【〖“‘';
const blanks = /[ \u2060]/gu;

/** Text in which marks come as they do in writing: at most two closing or opening marks in a row. */
const words = fc.oneof(
  fc.stringMatching(/^[电梯残值余评估报废保留导轨质量部件]{1,6}$/u),
  fc.stringMatching(/^[A-Za-z]{1,9}$/u),
  fc.stringMatching(/^[0-9]{1,3}(,[0-9]{3}){0,2}\.[0-9]{2}$/u),
  fc.constantFrom('1,000 kg', '2026-06-30', '16,900.00\u2060元', 'GB/T 31821—2015', '±5 %', '20 ℃', '𠮷'),
);
const ends = fc.constantFrom('', '', '，', '。', '；', '）。', '”，', '》、', '！”', ' ');
const starts = fc.constantFrom('', '', '', '（', '《', '“', '「“');
const sentence = fc
  .array(fc.tuple(starts, words, ends), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.map((part) => part.join('')).join(''));

describe('wrapping', () => {
  it('never begins a line with a closing mark nor ends one with an opening mark', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 50, max: 480 }), (text, width) => {
        const lines = linesOf(text, width);
        lines.slice(1).forEach((line) => expect(closers).not.toContain(Array.from(line)[0] ?? '□'));
        lines.slice(0, -1).forEach((line) => expect(openers).not.toContain(Array.from(line).at(-1) ?? '□'));
      }),
      { numRuns: 1500, seed: 20260630 },
    );
  });

  it('keeps every line within the measure and loses no character', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 50, max: 480 }), fc.boolean(), (text, width, balanced) => {
        const lines = wrapText(text, measure(width, { balanced }));
        lines.forEach((line) => expect(line.width * 10).toBeLessThanOrEqual(width + 0.02));
        expect(lines.map(textOf).join('').replace(blanks, '')).toBe(text.replace(blanks, ''));
        expect(lines.map(({ endsParagraph }) => endsParagraph)).toEqual(lines.map((_, i) => i === lines.length - 1));
      }),
      { numRuns: 1500, seed: 20260701 },
    );
  });

  it('keeps an amount with the unit that a word joiner ties to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 300 }), fc.nat(30), (width, lead) => {
        const text = `${'值'.repeat(lead)}16,900.00\u2060元`;
        expect(linesOf(text, width).at(-1)).toContain('16,900.00\u2060元');
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('breaks at given line ends and nowhere else when there is room', () => {
    expect(linesOf('第一行\n第二行\n', 300)).toEqual(['第一行', '第二行', '']);
  });

  it('breaks Latin text between words, and a word only when it is longer than a line', () => {
    expect(linesOf('residual value of old lifts', 70)).toEqual(['residual value', 'of old lifts']);
    const hash = 'a3f5'.repeat(16);
    expect(linesOf(hash, 100).join('')).toBe(hash);
    expect(linesOf(hash, 100).length).toBeGreaterThan(3);
  });

  it('treats curly quotation marks as Chinese marks, and an apostrophe as part of its word', () => {
    const text = '他说“使用功能去除”后方可作为废旧物资处置';
    for (let width = 30; width < 220; width += 3) {
      for (const line of linesOf(text, width)) expect(line).not.toMatch(/^”|“$/u);
    }
    expect(linesOf(text, 31)[0]).toBe('他说');
    expect(linesOf('it’s the maker’s list', 46).every((line) => !line.startsWith('’'))).toBe(true);
  });

  it('cuts a run of nothing but closing marks, since no place is lawful', () => {
    expect(linesOf('。'.repeat(40), 100).join('')).toBe('。'.repeat(40));
  });

  it('indents the first line and balances a lonely last character', () => {
    const text = '残值采用市场法以部件质量乘以材料构成比例';
    const [first] = wrapText(text, measure(200, { indent: 2 }));
    expect(first!.lead).toBe(2);
    expect(linesOf(text, 190)).toEqual([text.slice(0, 19), text.slice(19)]);
    expect(linesOf(text, 190, { balanced: true })).toEqual([text.slice(0, 17), text.slice(17)]);
  });
});

describe('setting', () => {
  it('squeezes the blank halves of neighbouring marks and of a mark at the line’s end', () => {
    const widthOf = (text: string): number => wrapText(text, measure(900))[0]!.width;
    expect(widthOf('值（元）。')).toBeCloseTo(1 + 1 + 1 + 0.5 + 0.5, 6);
    expect(widthOf('值。')).toBeCloseTo(1.5, 6);
    expect(widthOf('（元）')).toBeCloseTo(2, 6);
  });

  it('puts a little air between ideographs and figures, also through a word joiner', () => {
    const widthOf = (text: string): number => wrapText(text, measure(900))[0]!.width;
    expect(widthOf('8元') - widthOf('8') - widthOf('元')).toBeCloseTo(0.09, 6);
    expect(widthOf('8\u2060元')).toBeCloseTo(widthOf('8元'), 6);
    expect(widthOf('8 元') - widthOf('8') - widthOf('元')).toBeLessThan(0.3);
  });
});
