/** `components template | import`: component lists as sheets, as the service reads and writes them. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import type { ComponentSetting } from '../assignments/component-sheets/check-components.js';
import { readComponentSheet } from '../assignments/component-sheets/read-component-sheet.js';
import { settingOn } from '../assignments/component-sheets/setting-on.js';
import { writeComponentSheet } from '../assignments/component-sheets/write-component-sheet.js';
import { chinaDayOf, isCalendarDay, type Component } from '../engine/index.js';
import { sheetFaultText } from '../price-tables/exchange/sheet-fault.js';
import type { SheetFormat } from '../price-tables/exchange/write-price-sheet.js';
import { CommandError, exitCode } from './exit-code.js';
import type { ListPlace } from './starting-list-command.js';

export interface ListOptions {
  readonly referenceDate?: string;
}

export async function templateCommand(output: string, options: ListOptions, place: ListPlace): Promise<string> {
  const format = formatOf(output);
  const bytes = await writeComponentSheet([], settingOf(options, place).standard, format);
  await writeFile(output, bytes).catch(unusable(output, '写入'));
  return `已写入 ${output}（空白部件清单）`;
}

export async function importCommand(
  file: string,
  options: ListOptions & { readonly json?: boolean },
  place: ListPlace,
): Promise<string> {
  const setting = settingOf(options, place);
  const bytes = await readFile(file).catch(unusable(file, '读取'));
  const reading = await readComponentSheet(bytes, basename(file, extname(file)), setting);
  if (reading.kind === 'components') {
    return options.json === true ? JSON.stringify(reading.components, null, 2) : listText(reading.components, setting);
  }
  const lines = reading.faults.map((fault) => `  ${sheetFaultText(fault)}`);
  throw new CommandError([`${lines.length} 处错误，没有导入任何一行：`, ...lines].join('\n'), exitCode.no);
}

function listText(components: readonly Component[], { standard }: ComponentSetting): string {
  const lines = components.map(({ id, type, variant, quantity, unit, disposition }) => {
    const name = [standard.componentTypes[type]?.zh ?? type, variant ?? ''].filter(Boolean).join(' ');
    return `  ${id}　${name}　${quantity} ${unit}　${disposition === 'retain' ? '保留' : '拆除'}`;
  });
  return [`部件 ${components.length} 行，没有错误：`, ...lines].join('\n');
}

function settingOf({ referenceDate }: ListOptions, { standards, clock }: ListPlace): ComponentSetting {
  const now = clock.now().toISOString();
  const day = referenceDate ?? chinaDayOf(now);
  if (!isCalendarDay(day)) throw new CommandError(`“${day}”不是日历中的一天（YYYY-MM-DD）`, exitCode.usage);
  const setting = settingOn(standards, day, now);
  if (setting === null) throw new CommandError(`${day} 没有生效的标准版本，零部件目录无从确定`, exitCode.no);
  return setting;
}

function formatOf(output: string): SheetFormat {
  const format = extname(output).slice(1).toLowerCase();
  if (format === 'xlsx' || format === 'csv') return format;
  throw new CommandError(`${output}：文件名须以 .xlsx 或 .csv 结尾`, exitCode.usage);
}

const unusable =
  (file: string, act: string) =>
  (cause: NodeJS.ErrnoException): never => {
    throw new CommandError(`无法${act} ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  };

export function addComponentListCommands(
  program: Command,
  { show, place }: { readonly show: (text: string) => void; readonly place: () => Promise<ListPlace> },
): void {
  const components = program.command('components').description('component lists as sheets, .xlsx or .csv');
  components
    .command('template')
    .description('write an empty sheet to fill in')
    .requiredOption('-o, --output <file>', 'the sheet')
    .option('--reference-date <day>', 'the day whose catalogue counts (default: today)')
    .action(async ({ output, ...options }: ListOptions & { output: string }) =>
      show(await templateCommand(output, options, await place())),
    );
  components
    .command('import')
    .description('read a filled-in sheet; exit code 1 when it has faults')
    .argument('<file.xlsx>')
    .option('--json', 'print the components of the order instead of the list')
    .option('--reference-date <day>', 'the day whose catalogue counts (default: today)')
    .action(async (file: string, options: ListOptions & { json?: boolean }) =>
      show(await importCommand(file, options, await place())),
    );
}
