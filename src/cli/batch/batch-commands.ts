/** `batch`, as the program knows it. */
import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { systemClock } from '../../config/clock.js';
import { CommandError, exitCode } from '../exit-code.js';
import type { BatchAnswer } from './batch-answer.js';
import {
  actOnBatch,
  followBatch,
  resultOf,
  saveResults,
  sendBatch,
  type BatchPlace,
  type BatchResult,
} from './batch-command.js';
import { BatchService } from './batch-service.js';

interface ServiceOptions {
  readonly service: string;
  readonly keyFile?: string;
}

interface FollowOptions extends ServiceOptions {
  readonly out?: string;
}

interface SendOptions extends FollowOptions {
  readonly label?: string;
  readonly issue?: boolean;
  readonly wait: boolean;
}

export interface BatchCounter {
  readonly show: (text: string) => void;
  readonly end: (result: BatchResult) => void;
}

/** The service looks through a batch of 10,000 lifts for minutes before it answers. */
const timeoutMs = 30 * 60_000;
const everyMs = 1_000;

export function addBatchCommands(program: Command, { show, end }: BatchCounter): void {
  const batch = program.command('batch').description('many lifts at once, at a service');
  const command = (name: string, description: string): Command =>
    batch
      .command(name, { isDefault: name.startsWith('send ') })
      .description(description)
      .requiredOption('--service <url>', 'address of the service')
      .option('--key-file <file>', 'file with the API key of the service');
  command(
    'send <file>',
    'send orders (.json, .ndjson, .xlsx) and follow them (also: batch <file>); exit code 1 where one failed',
  )
    .option('--label <label>', 'a name to find it again (default: what a .json file says, or its name)')
    .option('--issue', 'issue the report of every lift')
    .option('--out <folder>', 'save summary.xlsx, and reports.zip with --issue, once it is over')
    .option('--no-wait', 'end once it is stored')
    .action(async (file: string, options: SendOptions) =>
      end(await send({ file, options, show }, await placeOf(options))),
    );
  command('follow <id>', 'follow a batch that was sent')
    .option('--out <folder>', 'save what came of it, once it is over')
    .action(async (id: string, options: FollowOptions) => end(await follow(id, options, await placeOf(options))));
  for (const [act, description] of batchActs) {
    command(`${act} <id>`, description).action(async (id: string, options: ServiceOptions) =>
      show(await actOnBatch(id, act, (await placeOf(options)).service)),
    );
  }
}

const batchActs = [
  ['pause', 'take up no further lift; those in hand are finished'],
  ['resume', 'go on with a batch that was paused'],
  ['cancel', 'take up no further lift, for ever'],
  ['retry', 'take up again what failed'],
] as const;

interface Send extends Pick<BatchCounter, 'show'> {
  readonly file: string;
  readonly options: SendOptions;
}

async function send({ file, options, show }: Send, place: BatchPlace): Promise<BatchResult> {
  const { label, issue } = options;
  const wish = { ...(label !== undefined && { label }), ...(issue && { reports: 'issue' as const }) };
  const stored = await sendBatch(file, wish, place);
  show(`批次 ${stored.id} 已保存，${stored.lifts} 台电梯`);
  for (const { deviceCode, positions } of stored.warnings) {
    show(`  注意：设备代码 ${deviceCode} 出现多次（第 ${positions.join('、')} 台）`);
  }
  return options.wait ? follow(stored.id, options, place) : { text: '', exitCode: 0 };
}

async function follow(id: string, { out }: FollowOptions, place: BatchPlace): Promise<BatchResult> {
  const batch = await followBatch(id, place);
  const saved = out === undefined ? [] : await saveResults(batch, out, place.service);
  return resultOf(batch, [...nextSteps(batch), ...saved.map((name) => `已保存 ${name}`)]);
}

function nextSteps({ id, state, counts }: BatchAnswer): readonly string[] {
  if (state === 'paused') return [`批次已暂停；继续：lift-appraisal batch resume ${id}`];
  return counts.failed === 0 ? [] : [`${counts.failed} 台失败，原因见汇总表；重试：lift-appraisal batch retry ${id}`];
}

async function placeOf({ service, keyFile }: ServiceOptions): Promise<BatchPlace> {
  const apiKey = keyFile === undefined ? null : (await keyIn(keyFile)).trim();
  const screen = {
    isTerminal: process.stderr.isTTY,
    write: (text: string): void => void process.stderr.write(text),
  };
  return { service: new BatchService({ url: service, apiKey, timeoutMs }), screen, clock: systemClock, everyMs };
}

const keyIn = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  });
