import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadShelf } from '../../src/appraisals/shelf.js';
import { appraiseCommand, type AppraiseOptions, type Workplace } from '../../src/cli/appraise-command.js';
import { verifyCommand } from '../../src/cli/verify-command.js';
import { readSettings } from '../../src/config/settings.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { faultyOrders, refusedOrders, withRail } from './faulty-orders.js';
import { testInstant } from './running-service.js';
import { engagement, smallOrder } from './small-order.js';

describe('the command line', () => {
  const folder = temporaryFolder('cli');
  const file = join(folder.path, 'order.json');
  let place: Workplace;
  beforeAll(async () => {
    place = {
      shelf: await loadShelf(readSettings({})),
      clock: { now: () => new Date(testInstant) },
      dataDir: folder.path,
    };
  }, 60_000);
  afterAll(() => folder.remove());

  const appraise = async (content: object | Buffer | string, options: AppraiseOptions = {}): Promise<string> => {
    await writeFile(file, Buffer.isBuffer(content) || typeof content === 'string' ? content : JSON.stringify(content));
    return appraiseCommand(file, options, place);
  };
  const saidTo = (content: object | Buffer | string, options: AppraiseOptions = {}): Promise<unknown[]> =>
    appraise(content, options).then(
      (text) => [0, text],
      (error: { exitCode: number; message: string }) => [error.exitCode, error.message],
    );

  // The same table as at the HTTP door (bad-input.spec.ts): one function reads orders for both.
  it.each(faultyOrders)('names the place of %s, like the service', async (_, order, pointer, code) => {
    const [exitCode, message] = await saidTo(order);
    expect(exitCode).toBe(1);
    expect(message).toContain('评估委托有 1 处错误');
    expect(String(message).split('\n').slice(1)).toHaveLength(1);
    expect(message).toContain(`${pointer}：`);
    expect(message).toContain(`（${code}）`);
  });

  it.each(refusedOrders)('refuses %s, like the service', async (_, order, code) => {
    const [exitCode, message] = await saidTo(order);
    expect([exitCode, message]).toEqual([1, expect.stringContaining('拒绝评估')]);
    expect(message).toContain(`（${code}）`);
    const [, json] = await saidTo(order, { json: true });
    const findings = JSON.parse(String(json)) as { code: string; level: string }[];
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  it('warns of a part that is to be retained without consent and counts it as scrap', async () => {
    const retention = { installerConsent: false, loadChecked: true, inContract: true };
    const [exitCode, text] = await saidTo(withRail({ retention }));
    expect([exitCode, text]).toEqual([0, expect.stringContaining('（retention-consent-missing）')]);
    expect(text).toContain('留用 0 项');
  });

  it.each([
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'UTF-8'],
    ['broken JSON', '{"referenceDate": }', '第 1 行第 19 列'],
    ['a key twice', '{"region":"210100","region":"110000"}', '出现两次'],
    ['a hundred thousand brackets', '['.repeat(100_000), '嵌套超过'],
    ['20 MB of nothing', Buffer.alloc(20_000_000, 0x20), 'JSON'],
  ])('says what is wrong with %s', async (_, content, words) => {
    expect(await saidTo(content)).toEqual([1, expect.stringContaining(words)]);
  });

  it('tells a missing file from a wrong one by the exit code', async () => {
    await expect(appraiseCommand(join(folder.path, 'none.json'), {}, place)).rejects.toMatchObject({ exitCode: 2 });
    await expect(verifyCommand(join(folder.path, 'none.pdf'), {}, place)).rejects.toMatchObject({ exitCode: 2 });
    const wrong = await verifyCommand(file, {}, place);
    expect([wrong.exitCode, wrong.text]).toEqual([1, expect.stringContaining('not-a-signed-pdf')]);
  });

  it('writes a report that it verifies, and says that nobody registered it', async () => {
    const whole = smallOrder({ engagement });
    const pdf = join(folder.path, 'report.pdf');
    expect(await appraise(whole, { pdf })).toContain('SHA-256：');
    const plain = await verifyCommand(pdf, {}, place);
    expect(plain.text).toContain('未在任何服务中登记');
    expect(plain.text).toContain('开发测试证书');
    const machine = await verifyCommand(pdf, { json: true }, place);
    expect(JSON.parse(machine.text)).toMatchObject({ verdict: 'valid', registration: 'unregistered' });
    const early = { now: () => new Date(Date.parse(testInstant) - 86_400_000) };
    const tooEarly = await verifyCommand(pdf, {}, { ...place, clock: early });
    // A signature of tomorrow is not believed, yet nobody has changed a byte.
    expect([tooEarly.exitCode, tooEarly.text]).toEqual([1, expect.stringContaining('（signature-unacceptable）')]);
    expect(tooEarly.text).not.toContain('被改动过');
    const stranger = await verifyCommand(pdf, {}, { ...place, dataDir: join(folder.path, 'elsewhere') });
    expect([stranger.exitCode, stranger.text]).toEqual([1, expect.stringContaining('signature-not-trusted')]);
  }, 60_000);
});
