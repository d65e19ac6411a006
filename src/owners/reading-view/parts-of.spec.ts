import { describe, expect, it } from '@jest/globals';
import type { Block, Chapter } from '../../reports/report-document.js';
import { partsOf, type Part } from './parts-of.js';

const words = (text: string): Block => ({ kind: 'paragraph', text, style: 'body' });
const table = (caption: string, size: number): Block => ({
  kind: 'table',
  caption,
  columns: [{ title: 'n', weight: 1, align: 'left' }],
  rows: Array.from({ length: size }, (_, at) => ({ cells: [`${caption}${at}`], role: 'plain', tone: 'neutral' })),
  density: 'dense',
});
const derivations = (size: number): Block => ({
  kind: 'derivations',
  items: Array.from({ length: size }, (_, at) => ({ title: `d${at}`, lines: [], result: '', tone: 'neutral' })),
});
const chapter = (title: string, ...blocks: Block[]): Chapter => ({ title, startsOnNewPage: false, blocks });
const leavesOf = (parts: readonly Part[]): readonly string[] =>
  parts.flat().flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'table') return block.rows.map(({ cells }) => cells[0] ?? '');
      if (block.kind === 'derivations') return block.items.map(({ title }) => title);
      return block.kind === 'paragraph' ? [block.text] : [block.kind];
    }),
  );

const chapters = [
  chapter('一', words('a'), words('b')),
  chapter('二', words('c'), table('t', 25)),
  chapter('三'),
  chapter('四', derivations(9), words('d')),
];

describe('the parts of a report', () => {
  it('is one part when it is short', () => {
    const parts = partsOf({ chapters }, 1000);
    expect(parts).toHaveLength(1);
    expect(parts[0]?.map(({ title, isContinued }) => [title, isContinued])).toEqual([
      ['一', false],
      ['二', false],
      ['三', false],
      ['四', false],
    ]);
  });

  it.each([1, 2, 3, 7, 10, 26, 27, 28, 29])('hold all of it in order, %i entries on each, none empty', (most) => {
    const parts = partsOf({ chapters }, most);
    expect(leavesOf(parts)).toEqual(leavesOf(partsOf({ chapters }, 1000)));
    for (const part of parts) {
      expect(part.length).toBeGreaterThan(0);
      expect(leavesOf([part]).length).toBeLessThanOrEqual(most);
    }
    expect([...new Set(parts.flat().map(({ title }) => title))]).toEqual(['一', '二', '三', '四']);
  });

  it('says which chapter goes on, and never leaves a heading alone at the foot', () => {
    const parts = partsOf({ chapters }, 10);
    expect(parts.map((part) => part.map(({ title, isContinued }) => `${title}${isContinued ? '续' : ''}`))).toEqual([
      ['一', '二'],
      ['二续'],
      ['二续', '三', '四'],
      ['四续'],
    ]);
    expect(partsOf({ chapters }, 2).map((part) => part.map(({ title }) => title))[0]).toEqual(['一']);
  });
});
