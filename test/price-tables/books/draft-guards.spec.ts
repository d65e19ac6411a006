/** Four eyes, states and stale proposals, kept by the database itself: every act here is SQL, past all use cases. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PriceDraft } from '../../../src/price-tables/drafting/price-draft.js';
import { approver, editor, openOffice, officeOpens, person, rowOf, seen, type PriceOffice } from './price-office.js';
import { replacingVerb } from '../../stores/test-database.js';
import { RawPrices, wrongHash } from './raw-prices.js';

let office: PriceOffice;
let raw: RawPrices;
let close: () => Promise<void>;
let draft: PriceDraft;

beforeAll(async () => {
  ({ office, close } = await openOffice());
  raw = new RawPrices(office);
  await office.publishNew('1', { validFrom: '2026-01-01' });
});
afterAll(() => close());
beforeEach(async () => {
  draft = await raw.draft();
});

describe('a step, written as SQL', () => {
  it('of approval is refused to whoever created, edited or proposed the draft', async () => {
    draft = await office.drafts.replaceRows(person('second'), seen(draft), [rowOf('3')]);
    draft = await office.drafts.propose(person('third'), { ...seen(draft), reason: 'x' });
    for (const actor of ['editor', 'second', 'third']) {
      const own = raw.step(draft, 'approved', { actor, person_id: actor });
      await expect(own).rejects.toThrow('does not approve them');
      const alias = raw.step(draft, 'approved', { actor: 'alias', person_id: actor });
      await expect(alias).rejects.toThrow('does not approve them');
    }
    await raw.step(draft, 'approved');
  });

  it('of approval or publication needs a name', async () => {
    await raw.propose(draft);
    const nobody = { actor: 'settings-key:association', person_id: null };
    await expect(raw.step(draft, 'approved', nobody)).rejects.toThrow(/check/i);
  });

  it('speaks of exactly the content that was proposed', async () => {
    draft = await raw.propose(draft);
    const other = { content_sha256: wrongHash };
    await expect(raw.step(draft, 'approved', other)).rejects.toThrow('exactly what was proposed');
    await expect(raw.step(draft, 'returned', other)).rejects.toThrow('exactly the content the draft has');
    const edit = `rows_json = '[]', content_sha256 = '${wrongHash}'`;
    await expect(raw.update(draft, edit)).rejects.toThrow('only a draft is edited');
    await office.drafts.returnToEditor(approver, { ...seen(draft), reason: 'again' });
    // Changed past the use case, without a recorded edit: nobody would stand for it.
    await raw.update(draft, edit);
    const smuggled = raw.step(draft, 'proposed', { actor: 'editor', person_id: 'editor', ...other });
    await expect(smuggled).rejects.toThrow('what the last recorded edit left');
  });

  it.each([
    ['approved', 'a draft'],
    ['published', 'a draft'],
    ['returned', 'a draft'],
    ['created', 'a draft'],
    ['published', 'a proposal'],
    ['edited', 'a proposal'],
    ['edited', 'an approved draft'],
    ['proposed', 'an approved draft'],
    ['edited', 'a discarded draft'],
    ['returned', 'a discarded draft'],
  ])('%s does not follow on %s', async (act, state) => {
    if (state === 'a proposal') await raw.propose(draft);
    if (state === 'an approved draft') await raw.approve(draft);
    if (state === 'a discarded draft') await office.drafts.discard(editor, { ...seen(draft), reason: 'x' });
    await expect(raw.step(draft, act)).rejects.toThrow('does not follow');
  });

  it('is numbered, belongs to its draft’s organisation, and is never changed, removed or replaced', async () => {
    await expect(raw.step(draft, 'edited', { number: 7 })).rejects.toThrow('one after the other');
    await expect(raw.step(draft, 'edited', { organisation_id: 'rival' })).rejects.toThrow('organisation of its draft');
    await expect(office.query(`UPDATE price_draft_steps SET actor = 'x'`)).rejects.toThrow('insert-only');
    await expect(office.query(`DELETE FROM price_draft_steps`)).rejects.toThrow('insert-only');
    const again = { draft_id: draft.id, number: 1, organisation_id: 'association', act: 'created', actor: 'x' };
    const row = { ...again, at: officeOpens, content_sha256: draft.contentSha256 };
    await expect(raw.insert('price_draft_steps', row, replacingVerb())).rejects.toThrow();
    expect((await office.drafts.steps('association', draft.id))[0]?.actor).toBe('editor');
  });

  it('of a stale draft neither proposes nor approves nor publishes', async () => {
    const untouched = await raw.draft();
    const proposed = await raw.propose(await raw.draft());
    const approved = await raw.approve(draft);
    await office.withdrawing.withdraw(approver, 'city/city-scrap/2026-01-01', 'a withdrawal moves the table too');
    await expect(raw.step(approved, 'published')).rejects.toThrow('the table has moved');
    await expect(raw.step(proposed, 'approved')).rejects.toThrow('the table has moved');
    const own = { actor: 'editor', person_id: 'editor' };
    await expect(raw.step(untouched, 'proposed', own)).rejects.toThrow('the table has moved');
  });
});

describe('a draft, written as SQL', () => {
  it('takes no state its steps do not say', async () => {
    await expect(raw.update(draft, `state = 'approved'`)).rejects.toThrow('that of the last step');
    await raw.propose(draft);
    await expect(raw.update(draft, `state = 'published'`)).rejects.toThrow('that of the last step');
  });

  it('keeps its table and its versions, and is never deleted or replaced', async () => {
    await expect(raw.update(draft, `table_id = 'other'`)).rejects.toThrow('of a draft stay');
    await expect(raw.update(draft, `private_to = 'association'`)).rejects.toThrow('of a draft stay');
    const uncounted = office.query(`UPDATE price_drafts SET title = 'x' WHERE id = ?`, [draft.id]);
    await expect(uncounted).rejects.toThrow('one version');
    await expect(office.query('DELETE FROM price_drafts')).rejects.toThrow('never deleted');
    const copy = `${replacingVerb()} INTO price_drafts SELECT * FROM price_drafts WHERE id = ?`;
    await expect(office.query(copy, [draft.id])).rejects.toThrow('begins as one, once');
  });
});
