import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { packageRoot } from '../../src/config/package-root.js';
import { readSettings } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';
import { RecordReview } from '../../src/reports/reviews/record-review.js';
import { readRecord } from '../../src/reports/report-record.js';
import { documentText } from '../press/pdf-reading.js';
import { readAttachments } from '../../src/signing/read-attachments.js';
import { databaseUrl } from '../stores/test-database.js';

const clock = { now: () => new Date('2026-11-20T04:00:00Z') };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let app: NestFastifyApplication;
let http: ReturnType<typeof request.agent>;
let order: Record<string, unknown>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'reports-'));
  // Behind a public address nobody is trusted for being on this machine.
  const keys = { PUBLIC_URL: 'https://reports.example', API_KEYS: `firm:${sha256(Buffer.from('key-of-the-firm'))}` };
  const settings = readSettings({
    DATA_DIR: folder,
    DATABASE_URL: await databaseUrl(folder),
    LOG_LEVEL: 'silent',
    ...keys,
  });
  app = await createApp(settings, clock);
  await app.listen(0, '127.0.0.1');
  http = request.agent(await app.getUrl()).set('authorization', 'Bearer key-of-the-firm');
  const file = path.join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  const whole = JSON.parse(await readFile(file, 'utf8')) as { components: unknown[] };
  order = { ...whole, components: whole.components.slice(0, 12) };
}, 60_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function appraise(body: object = order): Promise<string> {
  const { body: answer } = await http.post('/v1/appraisals').send(body).expect(201);
  return answer.id as string;
}

const pdfOf = (url: string) => http.get(url).responseType('blob');

describe('a report', () => {
  it('is issued once, sealed, stored, and served as stored', async () => {
    const id = await appraise();
    const issued = await http.post(`/v1/appraisals/${id}/report`).expect(201);
    expect(issued.body).toMatchObject({ state: 'archived', version: 1, missing: [], appraisalId: id });
    expect(issued.body.number).toMatch(/^电梯残评〔2026〕第\d{6}号$/);
    const first = await pdfOf(`/v1/appraisals/${id}/report`).expect(200).expect('content-type', 'application/pdf');
    expect(sha256(first.body as Buffer)).toBe(issued.body.sha256);

    const again = await http.post(`/v1/appraisals/${id}/report`).expect(200);
    expect(again.body).toEqual(issued.body);
    const second = await pdfOf(`/v1/appraisals/${id}/report`);
    expect(second.body).toEqual(first.body);
    await http.get(`/v1/appraisals/${id}/report`).set('if-none-match', `"${issued.body.sha256}"`).expect(304);
  });

  it('carries order, result and fingerprints as canonical JSON', async () => {
    const id = await appraise();
    await http.post(`/v1/appraisals/${id}/report`).expect(201);
    const { body: pdf } = await pdfOf(`/v1/appraisals/${id}/report`);
    const record = readRecord(readAttachments(pdf as Buffer).find(({ name }) => name === 'appraisal.json')!.bytes)!;
    const { body: stored } = await http.get(`/v1/appraisals/${id}?trace=true`).expect(200);
    const { fingerprints, ...appraisal } = stored.appraisal;
    expect({ appraisal: record.appraisal, fingerprints: record.fingerprints }).toEqual({ appraisal, fingerprints });
    expect(record.order).toEqual(stored.order);
  });

  it('has numbers without a hole when many are issued at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => appraise()));
    const answers = await Promise.all(ids.map((id) => http.post(`/v1/appraisals/${id}/report`).expect(201)));
    const numbers = answers
      .map(({ body }) => Number(/第(\d+)号/.exec(body.number as string)![1]))
      .sort((a, b) => a - b);
    expect(numbers.at(-1)! - numbers[0]!).toBe(5);
    expect(new Set(answers.map(({ body }) => body.code)).size).toBe(6);
  });

  it('is issued once when two ask at the same time: the other gets it or is asked to come again', async () => {
    const id = await appraise();
    const answers = await Promise.all([1, 2, 3].map(() => http.post(`/v1/appraisals/${id}/report`)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(201);
    expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    const { body } = await http.post(`/v1/appraisals/${id}/report`).expect(200);
    expect(body.sha256).toBe(answers.find(({ status }) => status === 201)!.body.sha256);
  });

  it('stays a draft, not sealed, while parts of the engagement are missing', async () => {
    const id = await appraise({ ...order, engagement: undefined });
    const { body } = await http.post(`/v1/appraisals/${id}/report`).expect(201);
    expect(body.state).toBe('draft');
    expect(body.missing).toContain('委托人');
    const page = await http.get(body.publicPage as string).expect(200);
    expect(page.text).toContain('草稿');
  });

  it('is issued with a mark where nobody can draw a character, and says for which it stands', async () => {
    const engagement = { ...(order['engagement'] as object), client: '某某\u{2FFFD}业主委员会' };
    const id = await appraise({ ...order, engagement });
    await http.post(`/v1/appraisals/${id}/report`).expect(201);
    const pdf = (await pdfOf(`/v1/appraisals/${id}/report`)).body as Buffer;
    const [cover = ''] = await documentText(pdf);
    expect(cover).toContain('某某〓业主委员会');
    expect(cover).toContain('U+2FFFD');
    expect(JSON.stringify((await http.get(`/v1/appraisals/${id}`)).body)).toContain('\u{2FFFD}');
  });

  it('that the seal alone issued may still be reviewed: nobody had', async () => {
    const id = await appraise();
    await http.post(`/v1/appraisals/${id}/report`).expect(201);
    const { fingerprints } = (await http.get(`/v1/appraisals/${id}`)).body.appraisal as {
      fingerprints: { result: string };
    };
    const caller = { organisationId: 'firm', actor: 'somebody', personId: 'somebody' } as never;
    const body = { verdict: 'returned', comment: '请补充', resultSha256: fingerprints.result } as const;
    const reviewing = app.get(RecordReview, { strict: false });
    expect((await reviewing.prepare(caller, id, body)).status).toBe(201);
  });

  it('is not there before it is issued, and not for an unknown appraisal', async () => {
    const id = await appraise();
    const { body } = await http.get(`/v1/appraisals/${id}/report`).expect(404);
    expect(body.code).toBe('report-unknown');
    await http.post('/v1/appraisals/unknown/report').expect(404);
  });

  it('leaves no unfinished file in the archive', async () => {
    const files = await readdir(path.join(folder, 'reports'), { recursive: true });
    expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('verification by anyone', () => {
  let pdf: Buffer;
  let report: Record<string, string>;

  beforeAll(async () => {
    const id = await appraise();
    report = (await http.post(`/v1/appraisals/${id}/report`).expect(201)).body as Record<string, string>;
    pdf = (await pdfOf(`/v1/appraisals/${id}/report`)).body as Buffer;
  });

  const verify = (bytes: Buffer) => http.post('/v1/verifications').set('content-type', 'application/pdf').send(bytes);

  it('knows its own bytes, and says that a development authority vouches for the seal', async () => {
    const { body } = await verify(pdf).expect(200);
    expect(body).toMatchObject({ verdict: 'issued', unaltered: { answer: 'yes' }, inForce: { answer: 'yes' } });
    expect(body.sealedBy).toMatchObject({ answer: 'unknown', text: expect.stringContaining('开发测试') });
    expect(body.technical).toMatchObject({ faults: [], recomputation: 'identical' });
    expect(body.report.number).toBe(report['number']);
  });

  it('refuses a copy with one bit changed, wherever it is', async () => {
    for (const place of [20, pdf.length >> 2, pdf.length >> 1, pdf.length - 3]) {
      const altered = Buffer.from(pdf);
      altered[place]! ^= 1;
      const { body } = await verify(altered).expect(200);
      expect(body.verdict).not.toBe('issued');
      expect(body.unaltered.answer).toBe('no');
    }
  });

  it('refuses bytes appended to the file, and what is no report at all', async () => {
    const { body } = await verify(Buffer.concat([pdf, Buffer.from('\n% more\n')])).expect(200);
    expect(body).toMatchObject({
      verdict: expect.stringMatching(/^(altered|not-issued)$/),
      unaltered: { answer: 'no' },
    });
    const other = await verify(Buffer.from('%PDF-1.4 nothing')).expect(200);
    expect(other.body).toMatchObject({
      verdict: 'not-issued',
      technical: { faults: expect.arrayContaining(['not-a-signed-pdf']) },
    });
  });

  it('answers for a code, also as people type it; an unknown code is said to be unknown', async () => {
    const typed = report['code']!.toLowerCase().replaceAll('-', '');
    const { body } = await http.post('/v1/verifications').send({ code: typed }).expect(200);
    expect(body).toMatchObject({ verdict: 'issued', inForce: { answer: 'yes' }, report: { sha256: report['sha256'] } });
    const unknown = await http.post('/v1/verifications').send({ code: '0000-0000-0000-0000-0000' }).expect(200);
    expect(unknown.body.verdict).toBe('not-issued');
    await http.post('/v1/verifications').send({ cod: 'x' }).expect(422);
  });

  it('shows the public page and the file behind the QR', async () => {
    const page = await http
      .get(`/r/${report['code']}`)
      .expect(200)
      .expect('content-type', /text\/html/);
    for (const words of [
      '残值（净额）',
      '余值',
      '不是现金',
      '有效',
      '演示价格',
      report['number']!,
      report['sha256']!,
    ]) {
      expect(page.text).toContain(words);
    }
    expect(page.text).not.toContain('<script');
    const file = await pdfOf(`/r/${report['code']}/report.pdf`).expect(200);
    expect(sha256(file.body as Buffer)).toBe(report['sha256']);
    const unknown = await http.get('/r/0000-0000-0000-0000-0000').expect(404);
    expect(unknown.text).toContain('查无此报告');
  });
});
