/**
 * `npm run bench:writers`: appraisals computed and stored a second, by the use case of the POST, on a SQLite file and on
 * PostgreSQL, both with every commit on the disk; by one, two and eight callers at a time in one process and in two, taking turns. Both
 * databases let one writer through at a time. Never part of the tests: it measures the machine as much as the code.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { AppraisalDesk } from '../../src/appraisals/appraisal-desk.js';
import { readSettings } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';
import { smallOrder } from '../api/small-order.js';
import { OwnServer } from '../stores/own-server.js';

const self = fileURLToPath(import.meta.url);
const windowMs = Number(process.argv[2] ?? 2_000);
const rounds = 5;
const warmingMs = 3_000;
const asked = { organisationId: 'local', actor: 'bench', withTrace: false };

interface Window {
  readonly callers: number;
  readonly ms: number;
  /** Computed alone: what is left when the database costs nothing. */
  readonly isStored: boolean;
}

/** One process of the service without its doors; for every window it is told, it says how many were done. */
async function serve(url: string, dataDir: string): Promise<void> {
  const settings = readSettings({ DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'silent', BATCH_WORKERS: '0' });
  const app = await createApp(settings);
  await app.init();
  const [desk, dataSource] = [app.get(AppraisalDesk), app.get(DataSource)];
  process.on('message', ({ callers, ms, isStored }: Window) => {
    const until = performance.now() + ms;
    const call = async (): Promise<number> => {
      let done = 0;
      for (; performance.now() < until; done += 1) {
        const answer = await desk.prepare(smallOrder(), asked);
        if (isStored) await dataSource.transaction((manager) => answer.write(manager));
      }
      return done;
    };
    void Promise.all(Array.from({ length: callers }, call)).then((done) =>
      process.send?.(done.reduce((sum, one) => sum + one, 0)),
    );
  });
  process.once('disconnect', () => void app.close());
  process.send?.('ready');
}

async function perSecond(processes: readonly ChildProcess[], window: Window): Promise<number> {
  const startedMs = performance.now();
  const counts = processes.map(async (child) => {
    const answered = once(child, 'message') as Promise<[number]>;
    child.send({ callers: window.callers, ms: window.ms, isStored: window.isStored });
    return (await answered)[0];
  });
  const done = (await Promise.all(counts)).reduce((sum, one) => sum + one, 0);
  return (done / (performance.now() - startedMs)) * 1_000;
}

interface Cell {
  readonly processes: readonly ChildProcess[];
  readonly callers: number;
  readonly isStored: boolean;
  /** Of its rounds: what else the machine does takes away and never adds. */
  best: number;
}

async function startTwo(url: string, folder: string): Promise<readonly ChildProcess[]> {
  const started: ChildProcess[] = [];
  for (let index = 0; index < 2; index += 1) {
    const child = fork(self, ['serve', url, folder]);
    await once(child, 'message');
    started.push(child);
    await perSecond([child], { callers: 2, ms: warmingMs, isStored: true });
  }
  return started;
}

/** A line of the table: one caller, two and eight in each process; what is not stored needs one. */
const lineOf = (processes: readonly ChildProcess[], isStored = true): readonly Cell[] =>
  (isStored ? [1, 2, 8] : [1]).map((callers) => ({ processes, callers, isStored, best: 0 }));

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-writers-'));
  const server = await OwnServer.start();
  try {
    const sqlite = await startTwo(`sqlite:${join(folder, 'bench.sqlite')}`, folder);
    const postgres = await startTwo(server.url, folder);
    const lines = new Map([
      ['computed only, 1 process', lineOf(sqlite.slice(0, 1), false)],
      ['SQLite, 1 process', lineOf(sqlite.slice(0, 1))],
      ['SQLite, 2 processes', lineOf(sqlite)],
      ['PostgreSQL, 1 process', lineOf(postgres.slice(0, 1))],
      ['PostgreSQL, 2 processes', lineOf(postgres)],
    ]);
    for (let round = 0; round < rounds; round += 1) {
      for (const cell of [...lines.values()].flat()) {
        cell.best = Math.max(cell.best, await perSecond(cell.processes, { ...cell, ms: windowMs }));
      }
    }
    console.log('| stored appraisals a second | 1 caller each | 2 | 8 |\n|---|--:|--:|--:|');
    for (const [name, cells] of lines) {
      console.log(`| ${name} | ${cells.map(({ best }) => best.toFixed(0)).join(' | ')} |`);
    }
    for (const child of [...sqlite, ...postgres]) {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , role, url = '', dataDir = ''] = process.argv;
await (role === 'serve' ? serve(url, dataDir) : main());
