/** `starting-list LIFT.json`: the proposed components as a table, or the order they make. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Clock } from '../config/clock.js';
import { readJson } from '../http/read-json.js';
import { loadParameters } from '../starting-lists/parameters/read-parameters.js';
import { proposeList } from '../starting-lists/propose-list.js';
import type { StandardLibrary } from '../standards/standard-library.js';
import { CommandError, exitCode } from './exit-code.js';
import { startingListTable } from './starting-list-table.js';

export interface ListPlace {
  readonly standards: StandardLibrary;
  readonly clock: Clock;
}

/** A file with `lift` at its top is a whole request; any other is the lift alone. */
export async function startingListCommand(
  file: string,
  options: { readonly json?: boolean },
  { standards, clock }: ListPlace,
): Promise<string> {
  const json = await readLiftFile(file);
  const outcome = proposeList(json, { standards, parameters: await loadParameters() }, clock);
  switch (outcome.kind) {
    case 'proposed':
      return options.json === true ? JSON.stringify(outcome.order, null, 2) : startingListTable(outcome.list);
    case 'invalid': {
      const lines = outcome.faults.map(({ pointer, code, message, allowed }) => {
        return `  ${pointer === '' ? '/' : pointer}：${message.zh}${allowed === undefined ? '' : `；允许：${allowed}`}（${code}）`;
      });
      throw new CommandError([`${file}：电梯参数有 ${lines.length} 处错误。`, ...lines].join('\n'), exitCode.no);
    }
    case 'refused': {
      const lines = outcome.refusals.map(({ message, code }) => `  ✗ ${message.zh}（${code}）`);
      throw new CommandError(['无法估算起始清单：', ...lines].join('\n'), exitCode.no);
    }
  }
}

async function readLiftFile(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  });
  const reading = readJson(bytes);
  if (!reading.ok) throw new CommandError(`${file}：${reading.message.zh}`, exitCode.no);
  const { value } = reading;
  return typeof value === 'object' && value !== null && !('lift' in value) ? { lift: value } : value;
}

export function addStartingListCommand(
  program: Command,
  { show, place }: { readonly show: (text: string) => void; readonly place: () => Promise<ListPlace> },
): void {
  program
    .command('starting-list')
    .description('propose the component list of a lift: estimates for the surveyor to correct')
    .argument('<lift.json>')
    .option('--json', 'print the order the list makes instead of the table')
    .action(async (file: string, options: { json?: boolean }) =>
      show(await startingListCommand(file, options, await place())),
    );
}
