import { describe, expect, it } from '@jest/globals';
import type { EdgeError } from '../../http/edge-error.js';
import { readRevocation, readSupersession, readVisibility } from './read-standing-wish.js';

function faultsOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return (error as EdgeError).content.faults?.map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

describe('a reason', () => {
  it.each(['钢丝绳重量有误', ' 钢丝绳重量有误 ', '字'.repeat(500), '𠮷'.repeat(500)])('may be %s', (reason) => {
    expect(readRevocation({ reason })).toEqual({ reason: reason.trim() });
  });

  it.each(['', '   ', '字'.repeat(501), '一行\n又一行', 'a\u0000b', '\ud800', 7, null])('is not %j', (reason) => {
    expect(faultsOf(() => readRevocation({ reason }))).toEqual(['/reason value-invalid']);
  });
});

describe('a body', () => {
  it('is told all its faults at once', () => {
    expect(faultsOf(() => readSupersession({ why: 'x' }))).toEqual([
      '/why unknown-property',
      '/by required',
      '/reason required',
    ]);
    expect(faultsOf(() => readVisibility({ mode: 'open' }))).toEqual(['/mode value-invalid']);
    expect(faultsOf(() => readVisibility(undefined))).toEqual([' object-expected']);
  });
});
