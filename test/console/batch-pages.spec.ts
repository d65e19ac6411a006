/** The pages of batches: a file sent as a form, its faults, what is done about a batch, and who may. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { BatchRunner } from '../../src/batches/batch-runner.js';
import { SETTINGS, type Settings } from '../../src/config/settings.js';
import { startService, type RunningService } from '../api/running-service.js';
import { signedIn } from '../api/signed-in.js';
import { smallOrder } from '../api/small-order.js';
import { fieldIn } from './visitor.js';

const html = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const xss = '"><script>alert(1)</script>';

describe('the pages of batches', () => {
  let service: RunningService;
  let appraiser: Record<string, string>;
  let reviewer: Record<string, string>;
  const get = (path: string, headers = appraiser): request.Test =>
    request(service.server)
      .get(`/console/batches${path}`)
      .set({ ...html, ...headers })
      .redirects(0);
  const post = (path: string, headers = appraiser): request.Test =>
    request(service.server)
      .post(`/console/batches${path}`)
      .set({ ...html, ...headers })
      .redirects(0);
  const upload = (fields: Record<string, string>, text: string, name = 'orders.ndjson'): request.Test => {
    const sent = post('').attach('orders', Buffer.from(text), name);
    return sent.field({ label: '批次', reports: 'none', formKey: 'k', ...fields });
  };
  const uploads = (): string[] => readdirSync(join(service.app.get<Settings>(SETTINGS).dataDir, 'uploads'));
  const line = (changes: Record<string, unknown> = {}): string => JSON.stringify(smallOrder(changes));
  const work = (): Promise<number> => service.app.get(BatchRunner).runUntilIdle();

  beforeAll(async () => {
    service = await startService({ API_KEYS: `other:${'0'.repeat(64)}`, BATCH_BODY_LIMIT_BYTES: '100000' });
    appraiser = (await signedIn(service, { roles: ['appraiser'] })).headers;
    reviewer = (await signedIn(service, { roles: ['reviewer'] })).headers;
  }, 60_000);
  afterAll(() => service.stop());

  it('take a file, once however often the button is pressed, and show how far the batch is', async () => {
    expect((await get('')).text).toContain('还没有批次');
    const form = await get('/new');
    const formKey = fieldIn(form.text, 'formKey');
    const [first, second] = [await upload({ formKey }, line()), await upload({ formKey }, line())];
    expect([first.status, second.headers['location']]).toEqual([303, first.headers['location']]);
    expect([await service.count('batches'), uploads()]).toEqual([1, []]);
    const page = first.headers['location']?.replace('/console/batches', '') ?? '';
    expect((await get(page)).text).toMatch(/<progress max="1" value="0"/);
    expect((await get('')).text).toContain('进行中');
    await work();
    const done = await get(page);
    expect(done.text).toMatch(/<progress max="1" value="1"/);
    expect(done.text).toContain(`href="/v1/batches${page}/summary.xlsx"`);
    expect(done.text).not.toContain('data-batch-events');
  });

  it('leave nothing behind of a form with two files', async () => {
    const { status } = await upload({}, line()).attach('orders', Buffer.from(line()), 'more.ndjson');
    expect([status, uploads()]).toEqual([413, []]);
  });

  it('are steered with buttons that make sense, and say why an act does not', async () => {
    const page =
      (await upload({ formKey: 'steered' }, line())).headers['location']?.replace('/console/batches', '') ?? '';
    const buttons = async (): Promise<string[]> => {
      return [...(await get(page)).text.matchAll(/action="[^"]*\/(pause|resume|cancel|retry)"/g)].map(
        ([, act]) => act ?? '',
      );
    };
    expect(await buttons()).toEqual(['pause', 'cancel']);
    expect((await post(`${page}/pause`)).status).toBe(303);
    expect(await buttons()).toEqual(['resume', 'cancel']);
    const twice = await post(`${page}/pause`);
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('批次已经暂停')]);
    expect((await post(`${page}/cancel`)).status).toBe(303);
    expect(await buttons()).toEqual([]);
    expect((await get('/none')).status).toBe(404);
  });

  it('name the lifts that failed with their reason in plain words, whatever was typed as text', async () => {
    const lift = { ...(smallOrder()['lift'] as object), address: xss };
    const sent = await upload({ formKey: 'failed', label: xss }, line({ region: '110000', lift }));
    await work();
    const page = sent.headers['location']?.replace('/console/batches', '') ?? '';
    const { text } = await get(page);
    expect(text).toContain('失败的电梯（1）');
    expect(text).toMatch(/无法评估。.*110000/);
    expect(text).not.toContain('<script>alert');
    expect((await get('')).text).not.toContain('<script>alert');
    expect((await post(`${page}/retry`)).status).toBe(303);
  });

  it('show every fault of a file where it is found, and store nothing', async () => {
    const before = await service.count('batches');
    const faulty = await upload({ formKey: 'faulty' }, [line(), '{"a":', line({ region: '999999' })].join('\n'));
    expect(faulty.status).toBe(422);
    expect(faulty.text).toContain('“orders.ndjson”有 2 处错误，没有保存任何一台');
    expect(faulty.text).toMatch(/第 2 行.*第 3 行.*没有这一行政区划代码/s);
    const broken = await upload({ formKey: 'broken' }, 'no workbook', '委托.xlsx');
    expect([broken.status, broken.text]).toEqual([422, expect.stringContaining('不是完好的 XLSX 文件')]);
    const empty = await post('').field({ label: '', reports: 'all' });
    expect(empty.text).toMatch(/请填写批次名称.*请选择是否出具报告.*请选择要上传的文件/s);
    const large = await upload({ formKey: 'large' }, 'x'.repeat(100_001));
    expect([large.status, large.text]).toEqual([422, expect.stringContaining('请求内容过大')]);
    expect([await service.count('batches'), uploads()]).toEqual([before, []]);
  });

  it('are looked at by every role of the firm, written by appraisers, and not there for others', async () => {
    const sent = await upload({ formKey: 'roles' }, line());
    const page = sent.headers['location']?.replace('/console/batches', '') ?? '';
    const seen = await get(page, reviewer);
    expect([seen.status, seen.text]).toEqual([200, expect.not.stringContaining(`${page}/pause`)]);
    expect((await get('', reviewer)).text).not.toContain('/console/batches/new');
    expect([(await get('/new', reviewer)).status, (await post(`${page}/pause`, reviewer)).status]).toEqual([403, 403]);
    const elsewhere = (await signedIn(service, { roles: ['appraiser'], organisationId: 'other' })).headers;
    expect([(await get(page, elsewhere)).status, (await post(`${page}/pause`, elsewhere)).status]).toEqual([404, 404]);
    const foreign = await post(`${page}/pause`).set('sec-fetch-site', 'cross-site');
    expect(foreign.status).toBe(403);
  });
});
