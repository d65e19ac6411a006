import { describe, expect, it } from '@jest/globals';
import { Flow, type Piece } from './flow.js';
import { bodyBottom, bodyHeight, margin } from './page-geometry.js';

/** Where each piece came to stand: page and distance from the body's upper edge. */
function placed(pieces: readonly (Partial<Piece> & { name: string })[]): string[] {
  const log: string[] = [];
  let page = 1;
  const flow = new Flow({ addPage: () => (page += 1) });
  const note = (name: string) => (y: number) => log.push(`${name} ${page} ${Math.round(y - margin.top)}`);
  flow.place(pieces.map(({ name, ...piece }) => ({ height: 100, gap: 0, draw: note(name), ...piece })));
  return log;
}
const filling = { name: 'filling', height: bodyHeight - 150 };

describe('the flow of pieces over pages', () => {
  it('sets one under the other, with gaps that vanish at the head of a page', () => {
    expect(placed([{ name: 'a', gap: 9 }, { name: 'b', gap: 9 }, filling, { name: 'c', gap: 9 }])).toEqual([
      'a 1 0',
      'b 1 109',
      'filling 2 0',
      'c 2 ' + Math.round(filling.height + 9),
    ]);
  });

  it('moves a piece that must stay with the next one together with it', () => {
    const heading = { name: 'heading', height: 30, keepsWithNext: true };
    expect(placed([filling, heading, { name: 'text', height: 130 }])).toEqual([
      'filling 1 0',
      'heading 2 0',
      'text 2 30',
    ]);
    expect(placed([filling, heading, { name: 'text', height: 110 }])[1]).toBe(
      'heading 1 ' + Math.round(filling.height),
    );
  });

  it('does not wait for a group that no page can hold', () => {
    const parts = Array.from({ length: 12 }, (_, index) => ({ name: `p${index}`, keepsWithNext: true }));
    const log = placed([{ name: 'first' }, ...parts]);
    expect(log[1]).toBe('p0 1 100');
    expect(log).toHaveLength(13);
  });

  it('opens a page when asked, but never leaves an empty one', () => {
    expect(
      placed([
        { name: 'a', startsPage: true },
        { name: 'b', startsPage: true },
      ]),
    ).toEqual(['a 1 0', 'b 2 0']);
  });

  it('repeats the head of what goes on, and only there', () => {
    const heads: number[] = [];
    const continuation = { height: 20, draw: (y: number) => heads.push(y) };
    const rows = Array.from({ length: 9 }, (_, index) => ({ name: `r${index}`, continuation }));
    const log = placed(rows);
    const onNextPage = log.findIndex((line) => line.includes(' 2 '));
    expect(log[onNextPage]).toBe(`r${onNextPage} 2 20`);
    expect(heads).toEqual([margin.top]);
  });

  it('pushes a piece to the foot of the page', () => {
    const [, foot] = placed([{ name: 'a' }, { name: 'code', height: 80, atFoot: true }]);
    expect(foot).toBe(`code 1 ${Math.round(bodyBottom - 80 - margin.top)}`);
  });
});
