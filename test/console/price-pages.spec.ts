/** The pages of an association's prices: what is under way, and what waits for whom. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Caller } from '../../src/http/caller.js';
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

  it('tells those who may approve a proposal that it waits for them, and nobody who had a hand in it', async () => {
    const head = headOf({ title: '本期价格', validFrom: '2026-10-01' });
    const made = await drafts().create(caller(0), head, [rowOf('2230.00')]);
    const edited = await drafts().replaceRows(caller(1), seen(made), [rowOf('2240.00')]);
    await drafts().propose(caller(0), { ...seen(edited), reason: '十月' });
    const waits = [0, 1, 2].map(async (number) => (await page('/console/price-tables', number)).includes('：待批准'));
    expect(await Promise.all(waits)).toEqual([false, false, true]);
  });
});
