import { describe, expect, it } from '@jest/globals';
import { readEntry, type EntryStatement } from './read-entry.js';
import { copiesOf, historyOf } from './report-history.js';

const hash = (letter: string): string => letter.repeat(64);
const at = '2026-11-02T08:00:00.000Z';
const entry = (kind: EntryStatement['kind'], sha256: string, rest: Partial<EntryStatement> = {}): EntryStatement => ({
  kind,
  sha256,
  at,
  ...rest,
});
const issued = entry('report-issued', hash('a'), { number: '1' });
const renewed = entry('report-renewed', hash('b'), { of: hash('a') });
const renewedAgain = entry('report-renewed', hash('c'), { of: hash('b') });
const other = entry('report-issued', hash('d'), { number: '2' });

describe('the history of a report in the log', () => {
  it('is of exactly these bytes', () => {
    expect(historyOf(hash('a'), [issued, other])).toEqual({
      issue: issued,
      renewal: null,
      superseded: null,
      revoked: null,
    });
    expect(historyOf(hash('e'), [issued, other]).issue).toBeNull();
  });

  it('leads from a copy to the longest one, and from there no further', () => {
    const entries = [issued, other, renewed, renewedAgain];
    expect(historyOf(hash('a'), entries)).toMatchObject({ issue: issued, renewal: renewedAgain });
    expect(historyOf(hash('b'), entries)).toMatchObject({ issue: renewed, renewal: renewedAgain });
    expect(historyOf(hash('c'), entries)).toMatchObject({ issue: renewedAgain, renewal: null });
    expect(copiesOf(hash('b'), entries)).toEqual(new Set([hash('a'), hash('b'), hash('c')]));
  });

  it('takes what is said of one copy for all copies, and for no other report', () => {
    const revoked = entry('report-revoked', hash('a'));
    const superseded = entry('report-superseded', hash('c'), { by: hash('d') });
    const entries = [issued, other, renewed, renewedAgain, revoked, superseded];
    for (const letter of ['a', 'b', 'c']) {
      expect(historyOf(hash(letter), entries)).toMatchObject({ revoked, superseded });
    }
    expect(historyOf(hash('d'), entries)).toMatchObject({ issue: other, revoked: null, superseded: null });
  });
});

describe('an entry of the log', () => {
  it('is read when it is canonical and whole', () => {
    const content = `{"at":"${at}","kind":"report-issued","number":"1","sha256":"${hash('a')}"}`;
    expect(readEntry(content)).toEqual({ kind: 'read', statement: issued });
  });

  it.each([
    ['blanks', `{"at": "${at}","kind":"report-revoked","sha256":"${hash('a')}"}`, 'not-canonical'],
    ['another order', `{"kind":"report-revoked","at":"${at}","sha256":"${hash('a')}"}`, 'not-canonical'],
    ['a key twice', `{"at":"${at}","at":"${at}","kind":"report-revoked","sha256":"${hash('a')}"}`, 'not-canonical'],
    ['no JSON', 'report-issued', 'not-canonical'],
    ['an unknown kind', `{"at":"${at}","kind":"report-praised","sha256":"${hash('a')}"}`, 'unknown'],
    ['a hash of another length', `{"at":"${at}","kind":"report-revoked","sha256":"aa"}`, 'unknown'],
    ['no day', `{"at":"yesterday","kind":"report-revoked","sha256":"${hash('a')}"}`, 'unknown'],
    ['no successor', `{"at":"${at}","kind":"report-superseded","sha256":"${hash('a')}"}`, 'unknown'],
    ['no object', 'null', 'unknown'],
  ])('is not read with %s', (_, content, kind) => {
    expect(readEntry(content)).toEqual({ kind });
  });
});
