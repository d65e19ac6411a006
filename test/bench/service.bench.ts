/**
 * `npm run bench:service`: the built service over HTTP beside the least that could be done, side by side in one run, and how
 * its costs grow. On a machine with other work the clock says little: the processor time of each process says more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { orderOf } from './service/bench-orders.js';
import { LedgerFilling } from './service/ledger-filling.js';
import { MeasuredProcess, type Call, type Cost } from './service/measured-process.js';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const windowMs = Number(process.env['WINDOW_MS'] ?? 2_000);
const ledger = (process.env['LEDGER'] ?? '1000,10000,100000').split(',').map(Number);
const components = [10, 100, 1_000, 10_000];

const folder = mkdtempSync(join(tmpdir(), 'bench-service-'));
const dataDir = join(folder, 'data');
const whole = '1000000';
const environment = {
  ...{ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', BATCH_WORKERS: '0', REPORT_SIGNATURES: 'seal-only' },
  ...{ PUBLIC_READS_PER_MINUTE: whole, PUBLIC_FILES_PER_MINUTE: whole, CALLER_REQUESTS_PER_MINUTE: whole },
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const post = (path: string, body: string): Call => ({ method: 'POST', path, body });
const json = async (service: MeasuredProcess, call: Call): Promise<Record<string, string>> =>
  JSON.parse((await service.ask(call)).toString()) as Record<string, string>;

type Rival = readonly [process: MeasuredProcess, call: Call];

/** The best window of each, taking turns. */
async function besideEachOther(rivals: Readonly<Record<string, Rival>>): Promise<Record<string, Cost>> {
  const best: Record<string, Cost> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, [running, call]] of Object.entries(rivals)) {
      const { perSecond, cpuMs } = await running.measure(call, { ms: windowMs });
      const before = best[name] ?? { perSecond: 0, cpuMs: Infinity };
      best[name] = { perSecond: Math.max(before.perSecond, perSecond), cpuMs: Math.min(before.cpuMs, cpuMs) };
    }
  }
  return best;
}

function tell(name: string, { perSecond, cpuMs }: Cost, bare?: Cost): void {
  const ratios =
    bare === undefined
      ? ''
      : `, ${(perSecond / bare.perSecond).toFixed(2)} × by the clock, ${(bare.cpuMs / cpuMs).toFixed(2)} × by the processor`;
  say(`${name}: ${perSecond.toFixed(0)}/s, ${cpuMs.toFixed(2)} ms of processor${ratios}`);
}

/** Bytes of text that one stored appraisal keeps. */
function keptBytes(): number {
  const database = new Database(join(dataDir, 'lift-appraisal.sqlite'), { readonly: true });
  const sql = `SELECT length(order_json) + length(result_json) + length(fingerprints_json) FROM appraisals ORDER BY id DESC LIMIT 1`;
  const bytes = database.prepare(sql).pluck().get() as number;
  database.close();
  return bytes;
}

async function rivalry(service: MeasuredProcess): Promise<void> {
  const order = orderOf(150);
  await service.ask(post('/v1/appraisals', order));
  const bytes = keptBytes();
  const script = join(import.meta.dirname, 'service', 'bare-rival.js');
  const bare = await MeasuredProcess.start([script, join(folder, 'bare.sqlite'), String(bytes)]);
  say(`an order of 150 components: ${order.length} bytes, stored with its trace: ${bytes}`);
  const found = await besideEachOther({
    'bare echo': [bare, post('/echo', order)],
    preview: [service, post('/v1/appraisals?preview=true', order)],
    'bare insert': [bare, post('/insert', order)],
    stored: [service, post('/v1/appraisals', order)],
  });
  for (const [name, cost] of Object.entries(found)) {
    tell(name, cost, { preview: found['bare echo'], stored: found['bare insert'] }[name]);
  }
  await bare.stop();
}

async function verifications(service: MeasuredProcess): Promise<void> {
  const { id = '' } = await json(service, post('/v1/appraisals', orderOf(10)));
  const { code = '' } = await json(service, { method: 'POST', path: `/v1/appraisals/${id}/report` });
  const body = await service.ask({ method: 'GET', path: `/v1/appraisals/${id}/report` });
  const file: Call = { method: 'POST', path: '/v1/verifications', type: 'application/pdf', body };
  const found = await besideEachOther({
    'verification by code': [service, post('/v1/verifications', JSON.stringify({ code }))],
    'verification of the file': [service, file],
  });
  for (const [name, cost] of Object.entries(found)) tell(name, cost);
}

async function slopes(service: MeasuredProcess): Promise<void> {
  for (const count of components) {
    const call = post('/v1/appraisals?preview=true', orderOf(count));
    await service.ask(call);
    const { cpuMs } = await service.measure(call, { ms: windowMs * 2, most: 20_000 / count + 4 });
    say(
      `preview of ${count} components: ${cpuMs.toFixed(1)} ms of processor, ${((cpuMs / count) * 1_000).toFixed(0)} µs a component`,
    );
  }
  const filling = new LedgerFilling(dataDir);
  const { id = '' } = await json(service, post('/v1/appraisals', orderOf(10)));
  const asked: Readonly<Record<string, Call>> = {
    'list of 100': { method: 'GET', path: '/v1/appraisals?limit=100' },
    'of one lift': { method: 'GET', path: '/v1/appraisals?limit=100&deviceCode=99999' },
    one: { method: 'GET', path: `/v1/appraisals/${id}` },
    stored: post('/v1/appraisals', orderOf(2)),
  };
  for (const count of ledger) {
    filling.fillTo(count);
    const costs: string[] = [];
    for (const [name, call] of Object.entries(asked)) {
      await service.ask(call);
      costs.push(`${name} ${(await service.measure(call, { ms: windowMs })).cpuMs.toFixed(2)} ms`);
    }
    say(`with ${count} stored appraisals: ${costs.join(', ')}`);
  }
}

const service = await MeasuredProcess.start([join(process.cwd(), 'dist', 'service.js')], environment);
try {
  await rivalry(service);
  await verifications(service);
  await slopes(service);
} finally {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
}
