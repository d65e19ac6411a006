/** Tables that came as files, and the organisation that is given them to keep. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeepTables } from '../../../src/price-tables/keep-tables.js';
import { approver, editor, headOf, openOffice, person, seen, type PriceOffice } from './price-office.js';

let office: PriceOffice;
let keeping: KeepTables;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ office, close } = await openOffice());
  await office.load('price-tables');
  keeping = new KeepTables(office.dataSource, { now: () => new Date(office.instant) });
});
afterAll(() => close());

const first = 'demonstration/shenyang-scrap/2026-10-01';
const operator = person('operator', 'operator');
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('tables of files', () => {
  it('belong to nobody here, so that nobody corrects or withdraws them', async () => {
    expect(await keeping.keepers()).toEqual([
      {
        publisher: 'demonstration',
        organisationId: null,
        tables: ['shenyang-parts', 'shenyang-scrap', 'shenyang-services'],
      },
      { publisher: 'national-statistics', organisationId: null, tables: [expect.any(String)] },
    ]);
    const refused = refusal('price-table-of-another');
    await expect(office.drafts.createCorrection(editor, first)).rejects.toEqual(refused);
    await expect(office.drafts.create(editor, headOf({ publisher: 'demonstration' }))).rejects.toEqual(refused);
    await expect(office.withdrawing.withdraw(approver, first, 'x')).rejects.toEqual(refused);
  });

  it('are given to one organisation, once, all of a publisher together', async () => {
    const tables = ['shenyang-parts', 'shenyang-scrap', 'shenyang-services'];
    const given = { publisher: 'demonstration', organisationId: 'association', tables };
    expect(await keeping.give(operator, 'demonstration', 'association')).toEqual(given);
    expect(await keeping.give(operator, 'demonstration', 'association')).toEqual(given);
    const again = keeping.give(operator, 'demonstration', 'rival');
    await expect(again).rejects.toEqual(refusal('price-table-of-another'));
    await expect(keeping.give(operator, 'nobody', 'rival')).rejects.toEqual(refusal('publisher-unknown'));
    const unknown = keeping.give(operator, 'national-statistics', 'nobody');
    await expect(unknown).rejects.toEqual(refusal('organisation-unknown'));
    const acts = await office.query(`SELECT actor, subject FROM audit_log WHERE action = 'price-publisher.given'`);
    expect(acts).toEqual([{ actor: 'operator', subject: 'demonstration' }]);
  });

  it('are corrected and continued from then on, and the files still load', async () => {
    const correction = await office.drafts.createCorrection(editor, first);
    expect(await office.publish(correction)).toBe(`${first}.c1`);
    const next = await office.drafts.createNext(editor, `${first}.c1`, { validFrom: '2026-11-01', title: '十一月' });
    expect(next).toMatchObject({
      baseEditionId: `${first}.c1`,
      corrects: null,
      rows: correction.rows,
      title: '十一月',
    });
    expect(await office.publish(next)).toBe('demonstration/shenyang-scrap/2026-11-01');
    await office.load('price-tables');
    const renamed = office.drafts.updateHead(
      editor,
      seen(await office.drafts.createCorrection(editor, `${first}.c1`)),
      {
        validFrom: '2020-01-01',
      },
    );
    expect(await renamed).toMatchObject({ validFrom: '2026-10-01' });
  });
});
