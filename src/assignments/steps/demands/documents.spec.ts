import { describe, expect, it } from '@jest/globals';
import { caseFacts, contents, machine, recorded } from '../../../../test/builders/case-facts.js';
import { documentsDemands } from './documents.js';

const papers = contents.documents.papers ?? [];

describe('what the documents demand', () => {
  it('is there', () => expect(documentsDemands(caseFacts())).toEqual([]));

  it('every paper accounted for, and a reason where it is missing', () => {
    const [first, ...others] = papers;
    expect(documentsDemands(recorded('documents', { papers: others }))).toEqual([
      { code: 'paper-missing', pointer: '/papers', message: '请说明是否已收到：特种设备使用登记证。' },
    ]);
    const absent = { ...first!, received: false };
    expect(documentsDemands(recorded('documents', { papers: [...others, absent] }))).toMatchObject([
      { code: 'paper-reason-missing', pointer: `/papers/${others.length}/reason` },
    ]);
    const explained = { ...absent, reason: '遗失' };
    expect(documentsDemands(recorded('documents', { papers: [...others, explained] }))).toEqual([]);
  });

  it('the confirmation of retained parts only where some are retained', () => {
    const without = papers.filter(({ kind }) => kind !== 'retention-confirmation');
    const facts = recorded('documents', { papers: without });
    expect(documentsDemands(facts)).toMatchObject([{ code: 'paper-missing' }]);
    expect(documentsDemands({ ...facts, order: { components: [machine] } })).toEqual([]);
  });

  it('a label on every line', () => {
    expect(documentsDemands(recorded('documents', { labels: [{ componentId: 'c01', label: 'assumed' }] }))).toEqual([
      { code: 'label-missing', pointer: '/labels', message: 'c02（导轨）：请注明依据是已核实、据申报还是按假定。' },
    ]);
  });
});
