import { describe, expect, it } from '@jest/globals';
import { caseFacts, contents, recorded } from '../../../../test/builders/case-facts.js';
import { archiveDemands } from './archive.js';

const papers = contents.archive.papers ?? [];

describe('what the archive demands', () => {
  it('is there', () => expect(archiveDemands(caseFacts())).toEqual([]));

  it('a place', () => {
    expect(archiveDemands(recorded('archive', { place: undefined }))).toMatchObject([{ code: 'place-missing' }]);
  });

  it('every paper, or why it is missing', () => {
    const [first, ...others] = papers;
    expect(archiveDemands(recorded('archive', { papers: others }))).toMatchObject([{ code: 'paper-missing' }]);
    const absent = { ...first!, filed: false };
    expect(archiveDemands(recorded('archive', { papers: [absent, ...others] }))).toMatchObject([
      { code: 'paper-reason-missing', pointer: '/papers/0/reason' },
    ]);
    const explained = { ...absent, reason: '由委托人保管' };
    expect(archiveDemands(recorded('archive', { papers: [explained, ...others] }))).toEqual([]);
  });
});
