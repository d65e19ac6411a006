/** A test organisation's reports: drawn, sealed and downloaded like any other, and never taken for one that counts. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import request from 'supertest';
import { loadShelf } from '../../src/appraisals/shelf.js';
import { verifyCommand } from '../../src/cli/verify-command.js';
import { readSettings, SettingsError } from '../../src/config/settings.js';
import { RegisterOrganisations } from '../../src/access/register-organisations.js';
import { readRecord, recordName } from '../../src/reports/report-record.js';
import { readAttachments } from '../../src/signing/read-attachments.js';
import { replacingVerb } from '../stores/test-database.js';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import { signedIn } from '../api/signed-in.js';
import { openPdf } from '../press/pdf-reading.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { exampleOrder } from './issued-reports.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
type Name = 'firm' | 'trial';
interface Issued {
  readonly appraisalId: string;
  readonly number: string;
  readonly code: string;
  readonly sha256: string;
}

const folder = temporaryFolder('trials');
const environment = {
  DATA_DIR: folder.path,
  API_KEYS: `firm:${sha256('firm')},trial:${sha256('trial')}`,
  TEST_ORGANISATIONS: 'trial',
};
let service: RunningService;
let report: Issued;
let real: Issued;

const as = (name: Name, test: request.Test): request.Test => test.set('authorization', `Bearer ${name}`);
const post = (name: Name, path: string, body?: object): request.Test =>
  as(name, request(service.server).post(path)).send(body);

async function issue(name: Name, changes: object = {}): Promise<Issued> {
  const { body } = await post(name, '/v1/appraisals', { ...exampleOrder(), ...changes }).expect(201);
  return (await post(name, `/v1/appraisals/${(body as { id: string }).id}/report`).expect(201)).body as Issued;
}

async function pdfOf(name: Name, { appraisalId }: Issued): Promise<Buffer> {
  const path = `/v1/appraisals/${appraisalId}/report`;
  return (await as(name, request(service.server).get(path)).responseType('blob')).body as Buffer;
}

/** Of each page: whether the form is drawn that holds the watermark. */
async function drawsAForm(bytes: Buffer): Promise<boolean[]> {
  const pdf = await openPdf(bytes);
  const pages = Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1));
  const lists = await Promise.all(pages.map(async (page) => (await page).getOperatorList()));
  await pdf.destroy();
  return lists.map(({ fnArray }) => fnArray.includes(OPS.paintFormXObjectBegin));
}

beforeAll(async () => {
  service = await startService(environment);
  report = await issue('trial');
  real = await issue('firm');
}, 120_000);
afterAll(async () => {
  await service.stop();
  folder.remove();
});

describe('a report of a test organisation', () => {
  it('has a number of a sequence of its own', async () => {
    expect([report.number, real.number]).toEqual(['测试电梯残评〔2026〕第000001号', '电梯残评〔2026〕第000001号']);
    expect((await issue('trial')).number).toBe('测试电梯残评〔2026〕第000002号');
    const draft = await issue('trial', { engagement: undefined });
    expect(draft.number).toBe(`测试草稿 ${draft.appraisalId}`);
  });

  it('shows the watermark on every page, and says what it is in the signed record', async () => {
    const pdf = await pdfOf('trial', report);
    expect(await drawsAForm(pdf)).toEqual(expect.not.arrayContaining([false]));
    const { text } = await request(service.server).get(`/r/${report.code}/full`).set('accept', 'text/html');
    expect(text).toContain('>测试 · 演示价格<');
    const record = readAttachments(pdf).find(({ name }) => name === recordName);
    expect(readRecord(record?.bytes ?? Buffer.of())?.report).toMatchObject({ test: true, reportNumber: report.number });
    const others = readAttachments(await pdfOf('firm', real)).find(({ name }) => name === recordName);
    expect(readRecord(others?.bytes ?? Buffer.of())?.report).not.toHaveProperty('test');
  });

  it('is never written to the public log, issued, superseded or revoked', async () => {
    const log = async (): Promise<string> => (await request(service.server).get('/v1/log/entries?limit=1000')).text;
    expect(await log()).toContain(real.sha256);
    const next = await issue('trial');
    const path = `/v1/appraisals/${report.appraisalId}/report`;
    await post('trial', `${path}/supersede`, { by: next.appraisalId, reason: '试' }).expect(201);
    await post('trial', `/v1/appraisals/${next.appraisalId}/report/revoke`, { reason: '试' }).expect(201);
    expect(await log()).not.toContain(report.sha256);
    expect(await log()).not.toContain(next.sha256);
  });

  it('says so on its public page, by its code and by its bytes, and is never in force', async () => {
    const page = await request(service.server).get(`/r/${report.code}`).set('accept', 'text/html').expect(200);
    expect(page.text).toContain('测试报告，没有效力');
    expect(page.text).not.toMatch(/目前有效|使用期限：/);
    const verify = (): request.Test => request(service.server).post('/v1/verifications');
    const pdf = await pdfOf('trial', report);
    const answers = [await verify().send({ code: report.code }), await verify().type('application/pdf').send(pdf)];
    for (const { body } of answers) {
      expect(body).toMatchObject({ verdict: 'test', inForce: { answer: 'no', code: 'test' } });
      expect(body.inForce.text).toContain('没有效力');
    }
    const upload = request(service.server).post('/verify').set('accept', 'text/html');
    expect((await upload.attach('file', pdf, 'a.pdf')).text).toContain('这是测试报告，没有任何效力');
    const counted = await verify()
      .type('application/pdf')
      .send(await pdfOf('firm', real));
    expect(counted.body).toMatchObject({ verdict: 'issued', inForce: { answer: 'yes' } });
  });

  it('is not accepted offline either, though its signature is good', async () => {
    const shelf = await loadShelf(readSettings({}));
    const place = { shelf, dataDir: folder.path, clock: { now: () => new Date(testInstant) } };
    const asked = async (name: Name, one: Issued): Promise<{ text: string; exitCode: number }> => {
      const file = join(folder.path, `${name}.pdf`);
      writeFileSync(file, await pdfOf(name, one));
      return verifyCommand(file, {}, place);
    };
    const trial = await asked('trial', report);
    expect([trial.exitCode, trial.text]).toEqual([1, expect.stringContaining('测试报告，没有任何效力')]);
    expect(trial.text).toContain('✗ ');
    expect((await asked('firm', real)).exitCode).toBe(0);

    const path = `/v1/appraisals/${report.appraisalId}/report/bundle`;
    const bundle = await as('trial', request(service.server).get(path)).responseType('blob');
    const file = join(folder.path, 'trial.zip');
    writeFileSync(file, bundle.body as Buffer);
    const packed = await verifyCommand(file, {}, place);
    expect([packed.exitCode, packed.text]).toEqual([1, expect.stringContaining('测试报告，没有任何效力')]);
  });
});

describe('a test organisation', () => {
  it('is one from the start or never, whoever asks', async () => {
    const { manager } = service.dataSource;
    const told = 'from the start or never';
    await expect(manager.query(`UPDATE organisations SET is_test = 0 WHERE id = 'trial'`)).rejects.toThrow(told);
    await expect(manager.query(`UPDATE organisations SET is_test = 1 WHERE id = 'firm'`)).rejects.toThrow(told);
    const replaced = `${replacingVerb()} INTO organisations (id, name, created_at) SELECT id, name, created_at
      FROM organisations WHERE id = 'trial'`;
    await expect(manager.query(replaced)).rejects.toThrow(told);
    await expect(manager.query(`UPDATE organisations SET kind = 'association' WHERE id = 'trial'`)).rejects.toThrow(
      told,
    );
  });

  it('takes no real number and no place in the log, also where the program would have it so', async () => {
    const { manager } = service.dataSource;
    const version = (owner: Name, number: string): Promise<unknown> =>
      manager.query(
        `INSERT INTO report_versions (id, organisation_id, appraisal_id, version, code, number, created_at)
         SELECT id || 'x', ?, appraisal_id, 7, code || 'x', ?, created_at FROM report_versions WHERE code = ?`,
        [owner, number, owner === 'trial' ? report.code : real.code],
      );
    const told = 'numbers of their own';
    await expect(version('trial', '电梯残评〔2026〕第000009号')).rejects.toThrow(told);
    await expect(version('firm', '测试电梯残评〔2026〕第000009号')).rejects.toThrow(told);
    const entry = manager.query(
      `INSERT INTO log_entries SELECT position + 1, 'trial', subject, content, leaf_sha256, at FROM log_entries
       ORDER BY position DESC LIMIT 1`,
    );
    await expect(entry).rejects.toThrow('nothing of a test organisation');
  });

  it('is entered by operators of the service alone, and only a firm can be one', async () => {
    const operator = await signedIn(service, { organisationId: 'operator', kind: 'operator', roles: ['operator'] });
    const create = (headers: object, body: object): request.Test =>
      request(service.server)
        .post('/v1/organisations')
        .set(headers as Record<string, string>)
        .send(body);
    const wanted = { id: 'second-trial', name: '试用单位', kind: 'firm', test: true };
    expect((await create(operator.headers, wanted).expect(201)).body).toMatchObject({ test: true });
    const plain = { id: 'plain', name: '评估单位', kind: 'firm' };
    expect((await create(operator.headers, plain).expect(201)).body).toMatchObject({ test: false });
    const body = { ...wanted, id: 'third', kind: 'association' };
    expect((await create(operator.headers, body).expect(422)).body.faults).toMatchObject([{ pointer: '/test' }]);
    const firm = await signedIn(service, { organisationId: 'firm', roles: ['operator'] });
    await create(firm.headers, { ...wanted, id: 'fourth' }).expect(403);
  });

  it('stops the start where the settings would make one of an organisation that is none', async () => {
    const settings = readSettings({ ...environment, TEST_ORGANISATIONS: 'trial,firm' });
    const register = new RegisterOrganisations(service.dataSource, settings, { now: () => new Date(testInstant) });
    await expect(register.onApplicationBootstrap()).rejects.toThrow(SettingsError);
    await expect(register.onApplicationBootstrap()).rejects.toThrow(/not firm$/m);
  });
});
