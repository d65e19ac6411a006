import { describe, expect, it } from '@jest/globals';
import { idCursor } from './id-cursor.js';
import { sortableId } from './sortable-id.js';

const { cursorAfter, readCursor } = idCursor('a1');

describe('a cursor of a list', () => {
  it('gives back the id it was made of', () => {
    const id = sortableId(new Date('2026-11-02T08:00:00Z'));
    expect(readCursor(cursorAfter(id))).toBe(id);
  });

  it('is none for another list, and neither is anything else', () => {
    const id = sortableId(new Date('2026-11-02T08:00:00Z'));
    expect(readCursor(idCursor('n1').cursorAfter(id))).toBeNull();
    for (const text of ['', 'a1', id, cursorAfter(''), cursorAfter(id.toLowerCase())]) {
      expect(readCursor(text)).toBeNull();
    }
  });
});
