import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DraftOrder } from '../../assignments/working-paper/working-paper.js';
import { comparePapers } from './compare-papers.js';

const paper: DraftOrder = {
  referenceDate: '2026-06-30',
  terms: { taxBasis: 'included' },
  components: [
    { id: 'a', type: 'car-guide-rail', quantity: '66', survey: { score: '0.80' } },
    { id: 'b', type: 'controller-cabinet', quantity: '1' },
    { id: 'c', type: 'buffer', quantity: '2' },
  ],
};

describe('two versions of a working paper', () => {
  it('differ by what was added, removed and changed, field by field, old and new', () => {
    const after: DraftOrder = {
      referenceDate: '2026-07-31',
      terms: { taxBasis: 'included', haulDistanceKm: '20' },
      components: [
        { id: 'c', type: 'buffer', quantity: '2' },
        { id: 'a', type: 'car-guide-rail', quantity: '69.6', survey: { score: '0.80', surveyor: '王勘' } },
        { id: 'd', type: 'machine-beam', materials: [{ material: 'steel-medium', share: '1' }] },
      ],
    };
    expect(comparePapers(paper, after)).toEqual({
      order: [
        { pointer: '/referenceDate', before: '2026-06-30', after: '2026-07-31' },
        { pointer: '/terms/haulDistanceKm', before: null, after: '20' },
      ],
      components: [
        {
          ...{ id: 'a', kind: 'changed', component: after.components?.[1] },
          fields: [
            { pointer: '/quantity', before: '66', after: '69.6' },
            { pointer: '/survey/surveyor', before: null, after: '王勘' },
          ],
        },
        { id: 'd', kind: 'added', component: after.components?.[2], fields: [] },
        { id: 'b', kind: 'removed', component: paper.components?.[1], fields: [] },
      ],
      isReordered: true,
    });
  });

  it('say nothing where nothing changed, and the same the other way round', () => {
    expect(comparePapers(paper, structuredClone(paper))).toEqual({ order: [], components: [], isReordered: false });
    expect(comparePapers({}, {})).toEqual({ order: [], components: [], isReordered: false });
    const value = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [before, after] = [one, other].map((terms) => ({ terms }));
        const there = comparePapers(before ?? {}, after ?? {}).order;
        const back = comparePapers(after ?? {}, before ?? {}).order;
        const turned = there.map((change) => ({ ...change, before: change.after, after: change.before }));
        const bySpot = (list: readonly { pointer: string }[]) =>
          [...list].sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
        expect(bySpot(back)).toEqual(bySpot(turned));
      }),
    );
  });
});
