/** An engagement of several lifts: what each is worth and lacks, summed apart, and the summary as files. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { Assignment } from '../../src/assignments/assignment.entities.js';
import { watermarkOf, type Summary } from '../../src/assignments/engagements/summary-document.js';
import { WorkingPaperVersion } from '../../src/assignments/working-paper/working-paper.entities.js';
import { sortableId } from '../../src/http/sortable-id.js';
import { testInstant } from '../api/running-service.js';
import { mustBe } from '../api/signing-firm.js';
import { liftFacts, Office } from './office.js';

const office = new Office();
let id: string;
beforeAll(async () => {
  await office.open();
  const wanted = { name: '南京街小区', client: '业主委员会', contractNumber: '合同-1' };
  id = mustBe(201, await office.post('/v1/engagements', wanted)).body.id as string;
  await office.lift('E-2', { ...liftFacts, address: '二单元 𪚥' });
  await office.lift('E-1', { ...liftFacts, address: '=1+1' });
  await office.reach(await office.assignment('E-2', { engagementId: id }), 'valuation');
  const second = await office.assignment('E-1', { engagementId: id });
  mustBe(200, await office.record(second, 'basic-matters', {}));
}, 120_000);
afterAll(() => office.close());

/** The same assignment with its first paper, so many times again. */
async function manyLike(dataSource: DataSource, one: string, count: number): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const assignment = await manager.findOneByOrFail(Assignment, { id: one });
    const paper = await manager.findOneByOrFail(WorkingPaperVersion, { assignmentId: one });
    for (let done = 0; done < count; done += 100) {
      const ids = Array.from({ length: 100 }, () => sortableId(new Date(testInstant)));
      await manager.insert(
        Assignment,
        ids.map((id) => ({ ...assignment, id })),
      );
      await manager.insert(
        WorkingPaperVersion,
        ids.map((assignmentId) => ({ ...paper, assignmentId })),
      );
    }
  });
}

describe('an engagement', () => {
  let large: string;

  it('shows every lift by code, with its step, what it lacks and what it is worth', async () => {
    const [path] = (await office.get('/v1/assignments?q=E-2')).body.items as { id: string }[];
    mustBe(201, await office.post(`/v1/assignments/${path!.id}/appraisals`));
    const { body } = mustBe(200, await office.get(`/v1/engagements/${id}`));
    expect(body).toMatchObject({ name: '南京街小区', content: { client: '业主委员会' } });
    expect(body.assignments).toMatchObject([
      { deviceCode: 'E-1', step: 'basic-matters', scrapNet: null, remaining: null, isIssued: false },
      { deviceCode: 'E-2', step: 'valuation', missing: [], isIssued: false },
    ]);
    const { scrapNet, remaining } = body.assignments[1];
    expect(body.totals).toEqual({ lifts: 2, appraised: 1, scrapNet, remaining });
    expect(Number(remaining)).toBeGreaterThan(0);
    expect((await office.get('/v1/engagements')).body.items).toMatchObject([{ id }]);
  });

  it('shows every lift, however many there are', async () => {
    const wanted = { name: '大型小区' };
    large = mustBe(201, await office.post('/v1/engagements', wanted)).body.id as string;
    const path = await office.assignment('E-1', { engagementId: large });
    await manyLike(office.firm.service.dataSource, path.split('/').at(-1) ?? '', 1_000);
    const { body } = mustBe(200, await office.get(`/v1/engagements/${large}`));
    expect([body.assignments.length, body.totals.lifts]).toEqual([1_001, 1]);
  });

  it('draws the summary of many lifts in a thread, and goes on meanwhile', async () => {
    let [last, longest] = [performance.now(), 0];
    const ticks = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const began = last;
    const answer = await office.get(`/v1/engagements/${large}/summary?format=pdf`).responseType('blob');
    clearInterval(ticks);
    expect(answer.status).toBe(200);
    expect(longest).toBeLessThan((performance.now() - began) / 2);
  });

  it('is unknown to whoever asks for another, and takes assignments of its own firm alone', async () => {
    expect((await office.get('/v1/engagements/none')).body.code).toBe('engagement-unknown');
    const stranger = { deviceCode: 'E-1', purpose: 'x', engagementId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
    expect((await office.post('/v1/assignments', stranger)).body.code).toBe('engagement-unknown');
  });

  it('gives a summary as PDF, with a mark where no font draws a character', async () => {
    const answer = await office.get(`/v1/engagements/${id}/summary?format=pdf`).responseType('blob');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const file = join(office.firm.folder.path, 'summary.pdf');
    writeFileSync(file, answer.body as Buffer);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const words of ['南京街小区', 'E-1', 'E-2', '合计', '残值', '余值', '二单元']) expect(text).toContain(words);
    expect(text).toContain('另有 1 台尚未评估');
    // The shipped tables are for demonstration: nothing goes out without saying so.
    expect(text).toContain('演示价格');
  });

  it('says on every page that it is a trial, or rests on demonstration prices', () => {
    const of = (isTrial: boolean, isDemonstration: boolean): string | null => {
      const engagement = { assignments: [{ isDemonstration }] } as unknown as Summary['engagement'];
      return watermarkOf({ engagement, firm: '', isTrial, madeOn: '2026-11-02', publicUrl: '' });
    };
    expect([of(false, false), of(true, false), of(false, true), of(true, true)]).toEqual([
      ...[null, '测试', '演示价格', '测试 · 演示价格'],
    ]);
  });

  it('gives a summary as a workbook, whose sums are formulas and whose texts are no formulas', async () => {
    const answer = await office.get(`/v1/engagements/${id}/summary?format=xlsx`).responseType('blob');
    const file = join(office.firm.folder.path, 'summary.xlsx');
    writeFileSync(file, answer.body as Buffer);
    const sheet = execFileSync('unzip', ['-p', file, 'xl/worksheets/sheet1.xml'], { encoding: 'utf8' });
    expect(sheet).toContain('<f>SUMIF(H2:H3,"是",E2:E3)</f>');
    expect(sheet).toContain('<f>SUMIF(H2:H3,"是",F2:F3)</f>');
    expect(sheet).toMatch(/t="inlineStr"><is><t xml:space="preserve">=1\+1<\/t>/);
    expect((await office.get(`/v1/engagements/${id}/summary?format=doc`)).body.code).toBe('query-invalid');
  });
});
