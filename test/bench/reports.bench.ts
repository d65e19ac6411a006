/**
 * `npm run bench:reports`: one signed report of 150 components × 5 materials beside other ways to get a PDF of the same
 * texts, and beside the bare cost of one deflate and one signature, as ratios in one run. A process for each, all warm,
 * taking turns. Never part of the tests: it measures the machine as much as the code.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { rivals, serveAs, type RivalName, type Told } from './report-rivals/rival-process.js';

type Made = Extract<Told, { kind: 'made' }>;

interface Contestant {
  readonly name: RivalName;
  readonly child: ChildProcess;
  readonly windows: Made[];
  /** Calls in one window, so that windows of fast and slow rivals are of like length. */
  calls: number;
}

const self = fileURLToPath(import.meta.url);
/** For everything; at least two rounds are run. */
const seconds = Number(process.argv[2] ?? 200);
const rounds = 20;
const windowMs = 1000;
const warmingMs = 3000;

const clock = (): number => Number(process.hrtime.bigint() / 1_000_000n);

async function answerOf(child: ChildProcess): Promise<Told> {
  const answered = new AbortController();
  const died = once(child, 'exit', { signal: answered.signal }).then(([code]) => {
    throw new Error(`a rival ended with ${code}`);
  });
  died.catch(() => undefined);
  try {
    const [told] = (await Promise.race([once(child, 'message'), died])) as [Told];
    return told;
  } finally {
    answered.abort();
  }
}

async function invite(name: RivalName): Promise<Contestant | null> {
  const child = fork(self, ['rival', name]);
  const told = await answerOf(child);
  if (told.kind === 'ready') return { name, child, windows: [], calls: 1 };
  console.log(`left out: ${name}: ${told.kind === 'absent' ? told.why : 'no answer'}`);
  return null;
}

async function windowOf({ child, calls }: Contestant): Promise<Made> {
  const answer = answerOf(child);
  child.send(calls);
  const told = await answer;
  if (told.kind !== 'made') throw new Error(`expected a measure, got ${told.kind}`);
  return told;
}

/** The compiler has seen it all, fonts are read, and it is known how many calls fill a window. */
async function warmUp(contestant: Contestant): Promise<void> {
  const started = clock();
  let last = await windowOf(contestant);
  for (let call = 1; call < 10 && clock() - started < warmingMs; call += 1) last = await windowOf(contestant);
  contestant.calls = Math.max(1, Math.min(50, Math.floor(windowMs / last.ms)));
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

function row(...cells: readonly string[]): void {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(38) : cell.padStart(12))).join(''));
}

interface Summary {
  readonly fastest: number;
  readonly middle: number;
  /** Processor time of the median window; the wall's where the system does not tell. */
  readonly processor: number;
}

function summaryOf({ windows }: Contestant): Summary {
  const times = windows.map(({ ms }) => ms);
  const processor = median(windows.map(({ ms, processorMs }) => processorMs ?? ms));
  return { fastest: Math.min(...times), middle: median(times), processor };
}

function show(contestants: readonly Contestant[]): void {
  const summaries = new Map(contestants.map((one) => [one.name, summaryOf(one)]));
  const signed = summaries.get('ours, signed once (B-B)');
  const plain = summaries.get('pdfkit, same lines, font read before');
  const times = (value: number, of: number | undefined): string => (value / (of ?? NaN)).toFixed(2);
  row('', 'fastest ms', 'median ms', 'cpu ms', '/s and core', '÷ signed', '÷ by cpu', '÷ pdfkit', '÷ by cpu', 'kB');
  for (const { name, windows } of contestants) {
    const { fastest, middle, processor } = summaries.get(name) ?? { fastest: NaN, middle: NaN, processor: NaN };
    row(
      name,
      ...[fastest, middle, processor].map((ms) => ms.toFixed(ms < 100 ? 1 : 0)),
      (1000 / processor).toFixed(2),
      ...[times(fastest, signed?.fastest), times(processor, signed?.processor)],
      ...[times(fastest, plain?.fastest), times(processor, plain?.processor)],
      ((windows.at(-1)?.bytes ?? NaN) / 1000).toFixed(0),
    );
  }
  console.log(
    '\nAim: ours, drawn, at most 2 × pdfkit with the same lines. Ratios of the fastest windows, then of processor time.',
  );
}

async function compare(): Promise<void> {
  const started = clock();
  const contestants: Contestant[] = [];
  for (const name of Object.keys(rivals) as RivalName[]) {
    const contestant = await invite(name);
    if (contestant === null) continue;
    contestants.push(contestant);
    await warmUp(contestant);
  }
  let round = 0;
  for (; round < rounds && (round < 2 || clock() - started < seconds * 1000); round += 1) {
    for (const contestant of contestants) contestant.windows.push(await windowOf(contestant));
  }
  console.log(`150 components × 5 materials; ${round} rounds in ${Math.round((clock() - started) / 1000)} s\n`);
  show(contestants);
  for (const { child } of contestants) child.send(0);
}

if (process.argv[2] === 'rival') await serveAs(process.argv[3] as RivalName);
else await compare();
