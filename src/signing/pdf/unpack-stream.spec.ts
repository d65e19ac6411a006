import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { PdfParser } from './pdf-parser.js';
import { type PdfDictionary, PdfStream } from './pdf-value.js';
import { undoPredictor } from './undo-predictor.js';
import { UnpackBudget, unpackStream } from './unpack-stream.js';

const content = Buffer.from('residual value');

function unpacked(entries: string, packed: Uint8Array = deflateSync(content), budget = 1000): string {
  const dictionary = new PdfParser(Buffer.from(`<< ${entries} >>`)).readValue() as PdfDictionary;
  try {
    return Buffer.from(unpackStream(new PdfStream(dictionary, packed), new UnpackBudget(budget))).toString('latin1');
  } catch (error) {
    return (error as Error).message;
  }
}
const flate = '/Filter /FlateDecode';

describe('a stream', () => {
  it.each([
    ['without a filter', '', content],
    ['with no filter in its list', '/Filter []', content],
    ['with a filter that is null', '/Filter null', content],
    ['with the one filter', flate, undefined],
    ['with the one filter in a list', '/Filter [/FlateDecode]', undefined],
    ['with settings that say nothing', `${flate} /DecodeParms null`, undefined],
    ['with settings in a list', `${flate} /DecodeParms [<< >>]`, undefined],
    ['without a predictor', `${flate} /DecodeParms << /Predictor 1 /Columns 9 >>`, undefined],
  ])('%s is unpacked', (_, entries, packed) => {
    expect(unpacked(entries, packed)).toBe('residual value');
  });

  it.each([
    ['another filter', '/Filter /LZWDecode'],
    ['two filters', '/Filter [/FlateDecode /FlateDecode]'],
    ['a filter that is no name', '/Filter (FlateDecode)'],
  ])('with %s is not read', (_, entries) => {
    expect(unpacked(entries)).toContain('a filter other than FlateDecode');
  });

  it('that is damaged is refused', () => {
    expect(unpacked(flate, Buffer.from('no deflate'))).toBe('A compressed stream is damaged');
    expect(unpacked(flate, deflateSync(content).subarray(0, -6))).toBe('A compressed stream is damaged');
  });

  it('may unpack to what is left of the allowance, and to no byte more', () => {
    expect(unpacked(flate, undefined, content.length)).toBe('residual value');
    expect(unpacked(flate, undefined, content.length - 1)).toContain('more than is allowed');
    const budget = new UnpackBudget(content.length);
    budget.inflate(deflateSync(content));
    expect(() => budget.inflate(deflateSync(Buffer.alloc(0)))).toThrow('more than is allowed');
  });
});

describe('a predictor', () => {
  const rows = deflateSync(Buffer.from([0, 0x41, 0x42, 1, 0x43, 1]));
  const predicted = (settings: string): string => unpacked(`${flate} /DecodeParms << ${settings} >>`, rows);

  it('is one of PNG, whichever: each row says which it is', () => {
    for (const predictor of [10, 12, 15]) expect(predicted(`/Predictor ${predictor} /Columns 2`)).toBe('ABCD');
    expect(predicted('/Predictor 15 /Columns 2 /Colors 1 /BitsPerComponent 8')).toBe('ABCD');
  });

  it('has rows of one byte when nothing is said', () => {
    const single = deflateSync(Buffer.from([0, 0x41, 2, 1]));
    expect(unpacked(`${flate} /DecodeParms << /Predictor 15 >>`, single)).toBe('AB');
  });

  it.each([
    ['of TIFF', '/Predictor 2 /Columns 2'],
    ['below those of PNG', '/Predictor 9 /Columns 2'],
    ['above those of PNG', '/Predictor 16 /Columns 2'],
    ['that is no number', '/Predictor /PNG /Columns 2'],
    ['of several colours', '/Predictor 15 /Columns 2 /Colors 3'],
    ['of wide components', '/Predictor 15 /Columns 2 /BitsPerComponent 16'],
    ['of columns that are none', '/Predictor 15 /Columns (2)'],
    ['of half a column', '/Predictor 15 /Columns 2.5'],
  ])('%s is not read', (_, settings) => {
    expect(predicted(settings)).toBe('A stream uses a predictor that is not read here');
  });

  it('has whole rows of at least one column', () => {
    const broken = 'A stream does not fill the rows of its predictor';
    expect(predicted('/Predictor 15 /Columns 3')).toBe(broken);
    expect(predicted('/Predictor 15 /Columns 0')).toBe(broken);
  });
});

describe('the rows of PNG', () => {
  const undone = (columns: number, ...rows: number[][]): number[] => [
    ...undoPredictor(Uint8Array.from(rows.flat()), columns),
  ];

  it('stand for themselves', () => {
    expect(undone(3, [0, 1, 2, 3], [0, 4, 5, 6])).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('add up from the left, within a byte', () => {
    expect(undone(3, [1, 200, 50, 10])).toEqual([200, 250, 4]);
  });

  it('add up from above; above the first row is nothing', () => {
    expect(undone(2, [2, 1, 2], [2, 10, 250], [2, 1, 10])).toEqual([1, 2, 11, 252, 12, 6]);
  });

  it('add the mean of both, rounded down', () => {
    expect(undone(3, [0, 10, 20, 31], [3, 1, 1, 1])).toEqual([10, 20, 31, 6, 14, 23]);
  });

  it('add the nearest of the three neighbours: left before above, above before the corner', () => {
    // To the left of the first column stands nothing; the estimate is left + up - corner.
    expect(undone(1, [0, 9], [4, 1])).toEqual([9, 10]);
    expect(undone(2, [0, 5, 20], [4, 0, 0])).toEqual([5, 20, 5, 20]);
    expect(undone(2, [0, 20, 5], [4, 0, 0])).toEqual([20, 5, 20, 5]);
    expect(undone(2, [0, 10, 14], [4, 3, 0])).toEqual([10, 14, 13, 14]);
    expect(undone(2, [0, 10, 30], [4, 246, 1])).toEqual([10, 30, 0, 31]);
    expect(undone(2, [0, 12, 10], [4, 2, 0])).toEqual([12, 10, 14, 12]);
  });

  it('know five filters', () => {
    expect(() => undone(1, [5, 1])).toThrow('a row filter that does not exist');
  });
});
