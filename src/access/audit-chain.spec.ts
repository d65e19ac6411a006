import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chainFaults, linkSha256, type ChainedEntry, type ChainLink } from './audit-chain.js';

const chainOf = (count: number): { entries: ChainedEntry[]; links: ChainLink[] } => {
  const entries = Array.from({ length: count }, (_, index) => ({
    ...{ id: `e${index + 1}`, organisationId: 'firm', at: '2026-11-02T08:00:00.000Z' },
    ...{ actor: 'wang', action: 'appraisal.stored', subject: `a${index + 1}` },
  }));
  const links: ChainLink[] = [];
  for (const entry of entries) {
    const sha256 = linkSha256(links.at(-1)?.sha256 ?? null, entry);
    links.push({ number: links.length + 1, entryId: entry.id, sha256 });
  }
  return { entries, links };
};

it('holds as it was written', () => {
  expect(chainFaults(chainOf(0))).toEqual([]);
  expect(chainFaults(chainOf(7))).toEqual([]);
});

it('names the entry that was changed, taken out, put in or linked again', () => {
  const { entries, links } = chainOf(4);
  const changed = entries.map((entry) => (entry.id === 'e2' ? { ...entry, actor: 'li' } : entry));
  expect(chainFaults({ entries: changed, links })).toEqual(['entry e2 is not what link 2 hashed']);
  const without = entries.filter(({ id }) => id !== 'e3');
  expect(chainFaults({ entries: without, links })).toEqual(['entry e3 of link 3 is missing']);
  expect(chainFaults({ entries: [...entries, { ...entries[0]!, id: 'e9' }], links })).toEqual(['entry e9 has no link']);
  expect(chainFaults({ entries, links: links.filter(({ number }) => number !== 2) })).toEqual(['link 2 is missing']);
});

it('never holds after any one fact of any entry was changed', () => {
  const fields = ['id', 'organisationId', 'at', 'actor', 'action', 'subject'] as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...fields), (place, field) => {
      const { entries, links } = chainOf(6);
      const touched = entries.map((entry, index) =>
        index === place ? { ...entry, [field]: `${entry[field]}x` } : entry,
      );
      expect(chainFaults({ entries: touched, links })).not.toEqual([]);
    }),
  );
});
