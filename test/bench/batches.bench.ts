/**
 * `npm run bench:batches`: the built service as a process of its own works through batches of a real order. Signed PDFs with
 * one thread (on one core, and on all) and with two, taking turns in one run; then appraisals alone, a tenth of the largest
 * batch and all of it, for the memory. LIFTS (with reports, 1,000) and MANY (of the largest batch, 10,000) may be set; 0
 * leaves that part out. Never part of the tests.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

const lifts = Number(process.env['LIFTS'] ?? 1_000);
const many = Number(process.env['MANY'] ?? 10_000);
const order = readFileSync('examples/02-eleven-stops-2004-geared.json', 'utf8');
const line = JSON.stringify(JSON.parse(order));
/** Ticks of the processor's clock in a second, as Linux counts them for /proc. */
const ticks = 100;
const lookEveryMs = 250;

interface Wanted {
  readonly workers: number;
  readonly count: number;
  readonly reports: 'none' | 'issue';
  /** The whole service on the first core alone, by `taskset`. */
  readonly isOnOneCore?: boolean;
}

interface Measured extends Wanted {
  /** From the answer to the last lift. */
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMb: number;
  readonly load: number;
}

interface Batch {
  readonly id: string;
  readonly state: string;
  readonly counts: { readonly done: number; readonly failed: number };
}

const canPin = spawnSync('taskset', ['--version']).status === 0;
const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

async function measure(wanted: Wanted): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-batches-'));
  const { child, url } = await startService(folder, wanted);
  try {
    return await workThrough(wanted, url, child.pid ?? 0);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
  }
}

async function startService(
  folder: string,
  { workers, isOnOneCore = false }: Wanted,
): Promise<{ child: ChildProcess; url: string }> {
  const settings = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', REPORT_SIGNATURES: 'seal-only' };
  const env = { PATH: process.env['PATH'], ...settings, BATCH_WORKERS: String(workers) };
  const service = [process.execPath, 'dist/service.js'];
  const [command = '', ...rest] = isOnOneCore ? ['taskset', '-c', '0', ...service] : service;
  const child = spawn(command, rest, { env });
  let log = '';
  child.stdout.on('data', (piece: Buffer) => (log += piece.toString('utf8')));
  for (;;) {
    const url = /listens on (http\S+)/.exec(log)?.[1];
    if (url !== undefined) return { child, url };
    await pause(20);
  }
}

async function workThrough(wanted: Wanted, url: string, pid: number): Promise<Measured> {
  const { count, reports } = wanted;
  const sent = await fetch(`${url}/v1/batches?label=bench&reports=${reports}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Array.from({ length: count }, () => line).join('\n'),
  });
  if (sent.status !== 201) throw new Error(`not taken: ${sent.status} ${await sent.text()}`);
  const { id } = (await sent.json()) as Batch;
  const [from, processor] = [performance.now(), processorSeconds(pid)];
  let peakMb = 0;
  for (;;) {
    const batch = (await (await fetch(`${url}/v1/batches/${id}`)).json()) as Batch;
    peakMb = Math.max(peakMb, residentMb(pid));
    if (batch.counts.failed > 0) throw new Error('a lift failed');
    if (batch.state === 'finished') break;
    await pause(lookEveryMs);
  }
  const seconds = (performance.now() - from) / 1_000;
  const [load = NaN] = loadavg();
  return { ...wanted, seconds, processorSeconds: processorSeconds(pid) - processor, peakMb, load };
}

function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

function show({ workers, count, reports, isOnOneCore, seconds, processorSeconds: used, peakMb, load }: Measured): void {
  const place = isOnOneCore === true ? ', one core' : '';
  const cells = [
    `${count} ${reports === 'issue' ? 'signed PDFs' : 'appraisals'}, ${workers} thread${workers > 1 ? 's' : ''}${place}`,
    `${seconds.toFixed(0)} s`,
    `${(count / seconds).toFixed(2)} /s`,
    `${(count / used).toFixed(2)} /s of processor`,
    `${(used / seconds).toFixed(2)} cores got`,
    `${peakMb.toFixed(0)} MB peak`,
    `load ${load.toFixed(1)}`,
  ];
  console.log(cells.map((cell, index) => cell.padEnd(index === 0 ? 38 : 22)).join(''));
}

const rate = (all: readonly Measured[]): number =>
  all.reduce((sum, { count }) => sum + count, 0) / all.reduce((sum, { seconds }) => sum + seconds, 0);

async function compareThreads(): Promise<void> {
  const half = Math.ceil(lifts / 2);
  const reports: Measured[] = [];
  // There and back again: whatever else the machine does meets all alike.
  const ways = [...(canPin ? [{ workers: 1, isOnOneCore: true }] : []), { workers: 1 }, { workers: 2 }];
  for (const way of [...ways, ...ways.toReversed()]) {
    const measured = await measure({ ...way, count: half, reports: 'issue' });
    show(measured);
    reports.push(measured);
  }
  const [pinned, one, two] = [
    [1, true],
    [1, undefined],
    [2, undefined],
  ].map(([workers, isOnOneCore]) =>
    rate(reports.filter((measured) => measured.workers === workers && measured.isOnOneCore === isOnOneCore)),
  ) as [number, number, number];
  console.log(`two threads ÷ one, two cores for either: ${(two / one).toFixed(2)} × (aim 1.8)`);
  if (canPin) console.log(`two threads on two cores ÷ one on one core: ${(two / pinned).toFixed(2)} ×\n`);
  else console.log('SKIPPED: one thread on one core, for want of taskset\n');
}

async function compareMemory(): Promise<void> {
  const few = await measure({ workers: 1, count: Math.ceil(many / 10), reports: 'none' });
  show(few);
  const most = await measure({ workers: 1, count: many, reports: 'none' });
  show(most);
  console.log(`memory ${most.count} ÷ ${few.count} lifts: ${(most.peakMb / few.peakMb).toFixed(2)} × (aim 1.10)`);
}

if (lifts > 0) await compareThreads();
if (many > 0) await compareMemory();
