import { describe, expect, it } from '@jest/globals';
import { chainFindings, lostOf, type Asked } from './chain-check.js';
import { nothingFound } from './findings.js';
import { newWalk } from './issue-one-report.js';
import type { PreparationRow, SignatureRow, Standing } from './register.js';

const slots = ['appraiser-1', 'appraiser-2', 'seal'];
const preparation = { id: 'r', appraisalId: 'a', number: 'n', code: 'c', sha256: '3', preparedSha256: '0' };
const row = (slot: string, baseSha256: string, resultSha256: string): SignatureRow => ({
  ...{ reportId: 'r', slot, baseSha256, resultSha256 },
});
const whole = [row('appraiser-1', '0', '1'), row('appraiser-2', '1', '2'), row('seal', '2', '3')];

const standing = (rows: readonly SignatureRow[], changes: Partial<PreparationRow> = {}): Standing => ({
  appraisals: new Set(['a']),
  reviewed: ['a'],
  preparations: new Map([['a', { ...preparation, ...changes }]]),
  signatures: new Map([['r', rows]]),
});
const register = (signed: number, missing = 'none'): Asked => ({
  acts: (action) => (action === 'report.signed' ? Array.from({ length: signed }, () => 'r') : ['r']),
  isArchived: (sha256) => sha256 !== missing,
  standing: () => standing(whole),
});
const kindsOf = (asked: Asked, rows: readonly SignatureRow[], changes: Partial<PreparationRow> = {}): string[] =>
  Object.entries(chainFindings(asked, standing(rows, changes), slots)).flatMap(([kind, list]) =>
    list.length > 0 ? [kind] : [],
  );

describe('the check of a chain after a kill', () => {
  it('finds nothing in a whole chain, nor in one that waits', () => {
    expect(chainFindings(register(2), standing(whole), slots)).toEqual(nothingFound());
    expect(kindsOf(register(1), whole.slice(0, 1), { sha256: null })).toEqual([]);
  });

  it('finds a report issued without all three, and a sealed one that is not issued', () => {
    expect(kindsOf(register(2), whole.slice(0, 2))).toEqual(['unsigned']);
    expect(kindsOf(register(2), whole, { sha256: null })).toEqual(['unsigned']);
    expect(kindsOf(register(2), whole, { sha256: '2' })).toEqual(['unsigned']);
  });

  it('finds a slot signed twice, a signature beside the chain, and an act too many', () => {
    const twice = [row('appraiser-1', '0', '1'), row('appraiser-1', '1', '2')];
    expect(kindsOf(register(2), twice, { sha256: null })).toEqual(['doubled']);
    expect(kindsOf(register(2), [...whole.slice(0, 2), row('seal', '1', '3')])).toEqual(['doubled']);
    expect(kindsOf(register(3), whole)).toEqual(['doubled']);
  });

  it('finds what was acknowledged and is gone', () => {
    const walk = newWalk('w');
    walk.appraised = { id: 'a', result: 'x' };
    walk.isReviewed = true;
    walk.prepared = { number: 'n', code: 'c', sha256: '0' };
    walk.signed.set('appraiser-1', '1');
    expect(lostOf(walk, register(2))).toEqual([]);
    expect(lostOf(walk, register(2, '1'))).toEqual(['the signature appraiser-1 of w']);
    expect(lostOf(walk, register(0), standing([]))).toEqual(['the signature appraiser-1 of w']);
    expect(lostOf(walk, register(2), standing(whole, { number: 'm' }))).toEqual(['number, code or drawn file of w']);
    const nothing = { ...standing([]), appraisals: new Set<string>(), reviewed: [], preparations: new Map() };
    expect(lostOf(walk, register(0), nothing)).toHaveLength(4);
    expect(kindsOf(register(2, '2'), whole)).toEqual(['lost']);
  });
});
