/** The pages of an association's prices: what is under way, and what waits for whom. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Caller } from '../../src/http/caller.js';
import type { PriceDraft } from '../../src/price-tables/drafting/price-draft.js';
import { PriceDrafts } from '../../src/price-tables/drafting/price-drafts.js';
import { startService, type RunningService } from '../api/running-service.js';
import { addOrganisation, signedIn, type SignedIn } from '../api/signed-in.js';
import { headOf, rowOf, seen } from '../price-tables/books/price-office.js';

const organisationId = 'association';

let service: RunningService;
const people: SignedIn[] = [];
beforeAll(async () => {
  service = await startService({ API_KEYS: `x:${'ab'.repeat(32)}` });
  await addOrganisation(service, organisationId, 'association');
  for (let number = 0; number < 3; number += 1) {
    people.push(await signedIn(service, { organisationId, roles: ['editor', 'approver'] }));
  }
}, 120_000);
afterAll(() => service.stop());

function person(number: number): SignedIn {
  const found = people[number];
  if (found === undefined) throw new Error('nobody of that name lives here');
  return found;
}

function caller(number: number): Caller {
  const { personId } = person(number);
  const roles = new Set(['editor', 'approver']);
  return { organisationId, actor: personId, personId, roles, via: 'session', scopes: null };
}

const drafts = (): PriceDrafts => service.app.get(PriceDrafts);

async function page(path: string, number = 0): Promise<string> {
  return (await request(service.server).get(path).set(person(number).headers).expect(200)).text;
}

describe('the page of price tables', () => {
  it('shows every draft that is under way, though a hundred came after it', async () => {
    const old = await drafts().create(caller(0), headOf({ title: '早先的草稿' }), [rowOf('1')]);
    service.setNow('2026-11-02T08:10:00.000Z');
    for (let number = 0; number < 100; number += 1) {
      const made = await drafts().create(caller(0), headOf({ title: '作废的草稿' }), []);
      await drafts().discard(caller(0), { ...seen(made), reason: '试' });
    }
    const shown = await page('/console/price-tables');
    expect(shown).toContain('早先的草稿');
    expect(shown).not.toContain('作废的草稿');
    await drafts().discard(caller(0), { ...seen(old), reason: '试' });
  });

  it('lays an overtaken draft on the newest edition, with what the editor changed, in one step', async () => {
    const publish = async (draft: PriceDraft): Promise<string> => {
      const proposed = await drafts().propose(caller(0), { ...seen(draft), reason: '月度价格' });
      const approved = await drafts().approve(caller(2), { ...seen(proposed), reason: null });
      return (await drafts().publish(caller(2), seen(approved))).editionId ?? '';
    };
    const light = (price: string) => rowOf(price, { code: 'steel-light' });
    const head = headOf({ tableId: 'rebased-scrap', validFrom: '2026-08-01' });
    const first = await publish(await drafts().create(caller(0), head, [rowOf('2000'), light('1500')]));
    const next = await drafts().createNext(caller(0), first, { validFrom: '2026-10-01' });
    const mine = await drafts().replaceRows(caller(0), seen(next), [rowOf('2100'), light('1500')]);
    const other = await drafts().createNext(caller(1), first, { validFrom: '2026-09-01' });
    await publish(await drafts().replaceRows(caller(0), seen(other), [rowOf('2000'), light('1600')]));
    const { body } = await request(service.server)
      .post(`/v1/price-drafts/${mine.id}/rebase`)
      .set({ ...person(0).headers, 'if-match': `"${mine.version}"` })
      .expect(200);
    const prices = (body.rows as { code: string; price: string }[]).map(({ code, price }) => [code, price]);
    expect(prices).toEqual([
      ['steel-heavy', '2100'],
      ['steel-light', '1600'],
    ]);
    expect([body.version, body.conflicts]).toEqual([mine.version + 1, []]);
    const last = (await drafts().steps(organisationId, mine.id)).at(-1);
    expect([last?.act, last?.contentSha256]).toEqual(['rebased', body.contentSha256]);
  });

  it('tells those who may approve a proposal that it waits for them, and nobody who had a hand in it', async () => {
    const head = headOf({ title: '本期价格', validFrom: '2026-10-01' });
    const made = await drafts().create(caller(0), head, [rowOf('2230.00')]);
    const edited = await drafts().replaceRows(caller(1), seen(made), [rowOf('2240.00')]);
    await drafts().propose(caller(0), { ...seen(edited), reason: '十月' });
    const waits = [0, 1, 2].map(async (number) => (await page('/console/price-tables', number)).includes('：待批准'));
    expect(await Promise.all(waits)).toEqual([false, false, true]);
  });
});
