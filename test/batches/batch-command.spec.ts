/** `lift-appraisal batch` as the built program, against the built service with a thread that works. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import readSheet from 'read-excel-file/node';
import { openZip } from '../../src/http/zip/open-zip.js';
import { packageRoot } from '../../src/config/package-root.js';
import { smallOrder } from '../api/small-order.js';
import { temporaryFolder } from '../stores/temporary-folder.js';

const cli = join(packageRoot, 'dist', 'cli', 'main.js');
const limits = { unpackedBytes: 100_000_000, unpackRatio: 1_000, ratioFreeBytes: 10_000_000, zipEntries: 100 };

describe('lift-appraisal batch', () => {
  const folder = temporaryFolder('batch-command');
  const at = (name: string): string => join(folder.path, name);
  let service: ChildProcess;
  let url = '';

  const run = async (...words: readonly string[]): Promise<{ code: number; out: string; told: string }> => {
    const child = spawn(process.execPath, [cli, 'batch', ...words], {
      cwd: folder.path,
      env: { PATH: process.env.PATH },
    });
    let [out, told] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString('utf8')));
    child.stderr.on('data', (piece: Buffer) => (told += piece.toString('utf8')));
    await once(child, 'close');
    return { code: child.exitCode ?? -1, out, told };
  };
  const atService = (...words: readonly string[]) => run(...words, '--service', url);

  beforeAll(async () => {
    const env = { PATH: process.env.PATH, DATA_DIR: at('data'), LOG_LEVEL: 'error', PORT: '0' };
    service = spawn(process.execPath, [cli, 'serve'], { cwd: folder.path, env });
    let log = '';
    service.stdout?.on('data', (piece: Buffer) => (log += piece.toString('utf8')));
    while (url === '') {
      url = /listens on (http\S+)/.exec(log)?.[1] ?? '';
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }, 60_000);
  afterAll(async () => {
    service.kill('SIGKILL');
    await once(service, 'exit');
    folder.remove();
  });

  it('sends one order a line, tells how far it is, and saves the summary and the reports', async () => {
    const orders = [smallOrder(), smallOrder()];
    await writeFile(at('orders.ndjson'), orders.map((order) => JSON.stringify(order)).join('\n'));
    const { code, out, told } = await atService('orders.ndjson', '--issue', '--out', at('results'));
    expect([code, out, told]).toEqual([0, expect.stringContaining('2 台电梯'), expect.stringMatching(/已完成 2\/2/)]);
    expect(out).toContain('设备代码 31102101002004090001 出现多次（第 1、2 台）');
    const [sheet] = await readSheet(at('results/summary.xlsx'));
    expect(sheet?.data.length).toBe(3);
    const trade = { limits, name: '报告', format: 'ZIP', refusal: (fault: string): Error => new Error(fault) };
    const zip = await openZip(await readFile(at('results/reports.zip')), trade);
    expect(zip.names.filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
  }, 90_000);

  it('tells of lifts that failed, and tries them again', async () => {
    await writeFile(at('refused.json'), JSON.stringify([smallOrder({ region: '110000' })]));
    const { code, out, told } = await atService('send', 'refused.json', '--label', '北京');
    expect([code, told]).toEqual([1, expect.stringContaining('失败 1')]);
    const id = /batch retry (\S+)/.exec(out)?.[1] ?? '';
    expect((await atService('retry', id)).out).toMatch(/^进行中 0\/1/);
    expect((await atService('follow', id)).code).toBe(1);
    const late = await atService('cancel', id);
    expect([late.code, late.told]).toEqual([1, expect.stringContaining('409 batch-over')]);
  }, 90_000);

  it('pauses, resumes and cancels', async () => {
    await writeFile(
      at('many.json'),
      // With reports: minutes of work, so that it is under way at every act, however fast the machine.
      JSON.stringify({ label: 'x', orders: Array.from({ length: 100 }, () => smallOrder()) }),
    );
    const { out } = await atService('many.json', '--no-wait', '--issue');
    const id = /批次 (\S+) 已保存/.exec(out)?.[1] ?? '';
    expect((await atService('pause', id)).out).toMatch(/^已暂停/);
    const paused = await atService('follow', id);
    expect([paused.code, paused.out]).toEqual([1, expect.stringContaining(`batch resume ${id}`)]);
    expect((await atService('resume', id)).out).toMatch(/^进行中/);
    expect((await atService('cancel', id)).out).toMatch(/^已取消/);
    expect((await atService('follow', id)).code).toBe(1);
  }, 90_000);

  it('names every fault where it is found, and stores nothing', async () => {
    await writeFile(at('faulty.ndjson'), ['{"a":', JSON.stringify(smallOrder({ region: '999999' }))].join('\n'));
    const { code, told } = await atService('faulty.ndjson');
    expect(code).toBe(1);
    expect(told).toMatch(/^服务拒绝（422 batch-invalid）：批次有误，没有保存任何内容\n {2}第 1 行：/);
    expect(told).toContain('第 2 行 /region：没有这一行政区划代码');
    await writeFile(at('faulty.xlsx'), 'no workbook');
    expect((await atService('faulty.xlsx')).told).toContain('不是完好的 XLSX 文件');
  }, 60_000);

  it('is called wrongly without a file that is there, a service that answers, or an address that is safe', async () => {
    await writeFile(at('one.json'), JSON.stringify(smallOrder()));
    for (const words of [
      ['none.ndjson', '--service', url],
      ['orders.csv', '--service', url],
      ['one.json', '--service', 'http://appraisals.example.org'],
      ['one.json', '--service', url, '--key-file', 'none.key'],
    ]) {
      expect((await run(...words)).code).toBe(2);
    }
  }, 60_000);

  it('sends the same batch again under the same key where the line broke, and waits while that is worked on', async () => {
    const keys: unknown[] = [];
    const flaky: Server = createServer((request, response) => {
      if (request.method === 'POST') keys.push(request.headers['idempotency-key']);
      if (keys.length === 1) return void request.socket.destroy();
      request.resume();
      request.on('end', () => {
        if (keys.length === 2) {
          response.statusCode = 409;
          return void response.end(JSON.stringify({ code: 'idempotency-key-in-flight' }));
        }
        const counts = { waiting: 0, appraised: 0, done: 1, failed: 0 };
        const batch = { id: 'b', state: 'finished', reports: 'none', lifts: 1, counts, warnings: [] };
        response.end(JSON.stringify({ ...batch, ratePerSecond: null, secondsLeft: null }));
      });
    });
    await new Promise<void>((resolve) => flaky.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(flaky.address() as AddressInfo).port}`;
    expect((await run('one.json', '--service', address)).code).toBe(0);
    expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
    await new Promise((resolve) => flaky.close(resolve));
  }, 60_000);
});
