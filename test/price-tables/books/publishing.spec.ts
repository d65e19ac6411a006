/** The way of a price from a draft to an edition, and back out again. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { parsePriceTableEdition } from '../../../src/price-tables/read-price-table-edition.js';
import { approver, editor, headOf, openOffice, person, rowOf, seen, type PriceOffice } from './price-office.js';
import { asInserted } from '../../stores/test-database.js';

let office: PriceOffice;
let close: () => Promise<void>;
beforeAll(async () => ({ office, close } = await openOffice()));
afterAll(() => close());

const refusal = (code: string): object => expect.objectContaining({ code });

describe('a draft of prices', () => {
  it('becomes an edition when a second person has approved it, with every step on record', async () => {
    const draft = await office.drafts.create(editor, headOf(), [rowOf('2230.00')]);
    expect(draft).toMatchObject({ state: 'draft', version: 1, baseEditionId: null, createdBy: 'editor' });
    const edited = await office.drafts.replaceRows(editor, seen(draft), [rowOf('2240.00')]);
    const editionId = await office.publish(edited);

    expect(editionId).toBe('city/city-scrap/2026-10-01');
    const published = office.tables.current().find(editionId);
    expect(published).toMatchObject({ origin: 'draft', privateTo: null, kind: 'scrap' });
    expect(published?.edition.rows[0]).toMatchObject({ price: '2240.00', rowId: `${editionId}/steel-heavy@210100` });
    const steps = await office.drafts.steps('association', draft.id);
    expect(steps.map(({ act, actor, reason }) => [act, actor, reason])).toEqual([
      ['created', 'editor', null],
      ['edited', 'editor', null],
      ['proposed', 'editor', 'monthly prices'],
      ['approved', 'approver', null],
      ['published', 'approver', null],
    ]);
    const audit = await office.query<{ action: string }>(`SELECT action FROM audit_log ORDER BY ${asInserted}`);
    expect(audit.map(({ action }) => action)).toEqual([
      ...['created', 'edited', 'proposed', 'approved'].map((act) => `price-draft.${act}`),
      'price-edition.published',
    ]);
    expect(await office.log.since(0, 10)).toMatchObject([
      { sequence: 1, act: 'published', editionId, organisationId: 'association', reason: 'monthly prices' },
    ]);
  });

  it('is stored as a file of the very format the strict reader takes, and hashed as stored', async () => {
    const [row] = await office.query<{ document: Buffer; fingerprint: string; published_at: string }>(
      'SELECT document, fingerprint, published_at FROM price_editions',
    );
    const reading = parsePriceTableEdition(row!.document, 'city/city-scrap/2026-10-01.yaml');
    expect(reading).toMatchObject({ kind: 'edition', published: { fingerprint: row!.fingerprint } });
    expect(createHash('sha256').update(row!.document).digest('hex')).toBe(row!.fingerprint);
    expect(row!.published_at).toBe('2026-11-02T08:01:00.000Z');
    const { editions, missing } = office.tables.current().byFingerprints([row!.fingerprint]);
    expect([editions[0]?.edition.rows[0]?.price, missing]).toEqual(['2240.00', []]);
  });

  it('of many rows is written in a thread, and stands as any other', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => rowOf(`${index}.50`, { code: `m-${index}` }));
    const draft = await office.drafts.create(editor, headOf({ validFrom: '2026-10-02', title: "It's \n many" }), rows);
    const editionId = await office.publish(draft);
    const [row] = await office.query<{ document: Buffer }>('SELECT document FROM price_editions WHERE edition_id = ?', [
      editionId,
    ]);
    const reading = parsePriceTableEdition(row!.document, `${editionId}.yaml`);
    const published = office.tables.current().find(editionId);
    expect(reading.kind === 'edition' && reading.published.edition).toEqual(published?.edition);
    expect(published?.edition.rows).toHaveLength(600);
  }, 60_000);

  it('is never approved by who made, edited or proposed it, nor by anybody without a name', async () => {
    const draft = await office.drafts.create(editor, headOf({ validFrom: '2026-10-08' }), [rowOf('1')]);
    const edited = await office.drafts.replaceRows(person('helper'), seen(draft), [rowOf('2')]);
    const proposed = await office.drafts.propose(person('third'), { ...seen(edited), reason: 'new' });
    for (const name of ['editor', 'helper', 'third']) {
      const approval = office.drafts.approve(person(name), { ...seen(proposed), reason: null });
      await expect(approval).rejects.toEqual(refusal('four-eyes'));
    }
    const nobody = { ...approver, personId: null, actor: 'settings-key:association' };
    const approval = office.drafts.approve(nobody, { ...seen(proposed), reason: null });
    await expect(approval).rejects.toEqual(refusal('person-required'));
    await expect(office.drafts.publish(approver, seen(proposed))).rejects.toEqual(refusal('price-draft-state'));
    await office.drafts.discard(editor, { ...seen(proposed), reason: 'a trial' });
  });

  it('is changed only by who has seen its state, and not once it is proposed', async () => {
    const draft = await office.drafts.create(editor, headOf({ validFrom: '2026-10-09' }), [rowOf('1')]);
    const next = await office.drafts.updateHead(editor, seen(draft), { title: 'Other' });
    await expect(office.drafts.replaceRows(editor, seen(draft), [])).rejects.toEqual(refusal('changed-since'));
    const proposed = await office.drafts.propose(editor, { ...seen(next), reason: 'new' });
    const edit = office.drafts.replaceRows(editor, seen(proposed), [rowOf('2')]);
    await expect(edit).rejects.toEqual(refusal('price-draft-state'));
    const returned = await office.drafts.returnToEditor(approver, { ...seen(proposed), reason: 'one row is missing' });
    expect(returned).toMatchObject({ state: 'draft', title: 'Other', proposedBy: null });
    const discarded = await office.drafts.discard(editor, { ...seen(returned), reason: 'not needed' });
    await expect(office.drafts.updateHead(editor, seen(discarded), {})).rejects.toEqual(refusal('price-draft-state'));
  });

  it('names every fault of its rows at once, at row and field, when it is proposed', async () => {
    const rows = [
      rowOf('10', { low: '11', high: '12' }),
      rowOf('20', { region: '120000' }),
      rowOf('30', { source: { kind: 'assumption', publisher: 'x', document: 'x', capturedOn: '2026-01-01' } }),
    ];
    const draft = await office.drafts.create(editor, headOf({ validFrom: '2026-10-10' }), rows);
    const error = await office.drafts.propose(editor, { ...seen(draft), reason: 'new' }).catch((one: unknown) => one);
    const { faults } = (error as { content: { faults: { pointer: string; code: string; message: { zh: string } }[] } })
      .content;
    expect(faults.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/rows/0/price', 'wrong-range'],
      ['/rows/1/region', 'undeclared-region'],
      ['/rows/2/source/kind', 'wrong-source'],
      ['/rows/2', 'duplicate-row'],
    ]);
    expect(faults[3]?.message.zh).toBe('与第 1 行的代码、规格、地区相同');
  });

  it.each(['none', 'constructor', ''])(
    'of the kind “%s” is refused with every fault, those of its rows too',
    async (kind) => {
      const head = headOf({ kind: kind as 'scrap' });
      const wrong = { ...rowOf('1'), price: 1 } as unknown as ReturnType<typeof rowOf>;
      const error: unknown = await office.drafts.create(editor, head, [wrong]).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'price-draft-invalid' });
      const { faults = [] } = (error as { content: { faults?: readonly { pointer: string }[] } }).content;
      expect(faults.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/kind', '/rows/0/price']));
    },
  );

  it('belongs to its organisation alone', async () => {
    const draft = await office.drafts.create(editor, headOf({ validFrom: '2026-10-11' }), [rowOf('1')]);
    await expect(office.drafts.find('rival', draft.id)).rejects.toEqual(refusal('price-draft-unknown'));
    const stranger = person('stranger', 'rival');
    await expect(office.drafts.replaceRows(stranger, seen(draft), [])).rejects.toEqual(refusal('price-draft-unknown'));
    expect(await office.drafts.list('rival')).toEqual([]);
    const taken = office.drafts.create(stranger, headOf({ tableId: 'other' }), []);
    await expect(taken).rejects.toEqual(refusal('price-table-of-another'));
  });
});

describe('a correction', () => {
  it('is a new edition beside the one it corrects, later, and corrected again by the next', async () => {
    const first = await office.publishNew('100', { validFrom: '2026-09-01' });
    const correction = await office.drafts.createCorrection(editor, first);
    expect(correction).toMatchObject({ corrects: first, baseEditionId: first, validFrom: '2026-09-01' });
    const changed = await office.drafts.editRow(editor, { ...seen(correction), index: 0 }, rowOf('101'));
    const second = await office.publish(changed);
    expect(second).toBe(`${first}.c1`);
    await expect(office.drafts.createCorrection(editor, first)).rejects.toEqual(refusal('already-corrected'));
    const third = await office.publish(await office.drafts.createCorrection(editor, second));
    expect(third).toBe(`${first}.c2`);
    expect(office.tables.current().find(third)?.edition.corrects).toBe(second);
    const again = office.drafts.create(editor, headOf({ validFrom: '2026-09-01' }), [rowOf('1')]);
    await expect(again).rejects.toEqual(refusal('price-draft-invalid'));
  });

  it('never has the instant of what the table shows already, nor an earlier one', async () => {
    const draft = await office.drafts.create(editor, headOf({ validFrom: '2026-09-02' }), [rowOf('1')]);
    const proposed = await office.drafts.propose(editor, { ...seen(draft), reason: 'new' });
    const approved = await office.drafts.approve(approver, { ...seen(proposed), reason: null });
    const [last] = await office.query<{ at: string }>('SELECT MAX(at) AS at FROM price_publications');
    office.instant = last!.at;
    const published = await office.drafts.publish(approver, seen(approved));
    const edition = office.tables.current().find(published.editionId ?? '')?.edition;
    expect(Date.parse(edition!.publishedAt)).toBe(Date.parse(last!.at) + 1);
    const next = await office.drafts.createNext(editor, published.editionId ?? '', { validFrom: '2026-09-03' });
    office.instant = '2026-11-01T00:00:00.000Z';
    await expect(office.publish(next)).rejects.toEqual(refusal('clock-behind'));
    office.instant = '2026-11-03T00:00:00.000Z';
  });
});

describe('a stale draft', () => {
  it('is neither proposed nor approved nor published until it is rebased', async () => {
    const one = await office.drafts.create(editor, headOf({ validFrom: '2026-08-01' }), [rowOf('1')]);
    const proposed = await office.drafts.propose(editor, { ...seen(one), reason: 'new' });
    const moved = await office.publishNew('2', { validFrom: '2026-08-02' });
    const approval = office.drafts.approve(approver, { ...seen(proposed), reason: null });
    await expect(approval).rejects.toMatchObject({
      code: 'price-draft-stale',
      content: { members: { movedBy: { editionId: moved, act: 'published' } } },
    });
    const returned = await office.drafts.returnToEditor(editor, { ...seen(proposed), reason: 'stale' });
    const rebased = await office.drafts.rebase(editor, { ...seen(returned), reason: null });
    const again = await office.drafts.propose(editor, { ...seen(rebased), reason: 'looked at again' });
    const approved = await office.drafts.approve(approver, { ...seen(again), reason: null });
    await office.withdrawing.withdraw(approver, moved, 'not meant');
    await expect(office.drafts.publish(approver, seen(approved))).rejects.toEqual(refusal('price-draft-stale'));
  });
});

describe('a withdrawal', () => {
  it('counts from its instant, once, by the keeper of the table and with a reason', async () => {
    const editionId = await office.publishNew('5', { validFrom: '2026-07-01' });
    await expect(office.withdrawing.withdraw(person('x', 'rival'), editionId, 'no')).rejects.toEqual(
      refusal('price-table-of-another'),
    );
    await expect(office.withdrawing.withdraw(approver, editionId, ' ')).rejects.toEqual(refusal('price-draft-invalid'));
    const { withdrawnAt } = await office.withdrawing.withdraw(approver, editionId, 'tax basis stated wrongly');
    expect(office.tables.current().find(editionId)?.edition.withdrawnAt).toBe(withdrawnAt);
    const twice = office.withdrawing.withdraw(approver, editionId, 'again');
    await expect(twice).rejects.toEqual(refusal('already-withdrawn'));
    const { fingerprint } = office.tables.current().find(editionId)!;
    const { editions } = office.tables.current().byFingerprints([fingerprint]);
    expect(editions[0]?.edition.withdrawnAt).toBeUndefined();
  });
});
