/** What surrounds the cells of a workbook: its sheets, its shared strings, and what its number formats mean. */
import { posix } from 'node:path';
import type { SheetArchive } from './open-sheet-archive.js';
import { PlainTextCollector } from './plain-text-collector.js';
import { readXml, type XmlAttributes } from './read-xml.js';
import { meaningOfFormat, type FormatMeaning } from './number-format.js';
import { QUOTATION_SHEET_NAME } from './quotation-columns.js';
import { PRICE_SHEET_NAME } from './sheet-columns.js';
import { SheetRefusal } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

/** What the cells of any sheet of the workbook need to be understood. */
export interface WorkbookSurroundings {
  readonly from1904: boolean;
  readonly sharedStrings: readonly string[];
  /** By index of the cell's style. */
  readonly formats: readonly FormatMeaning[];
}

export interface WorkbookParts extends WorkbookSurroundings {
  readonly prices: SheetPart;
  /** null: the workbook has no sheet of quotations. */
  readonly quotations: SheetPart | null;
}

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly mostRows: number;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

export async function readWorkbookParts(archive: SheetArchive): Promise<WorkbookParts> {
  const { sheets, ...surroundings } = await openWorkbook(archive);
  const { prices, quotations } = sheetsRead(sheets);
  return {
    prices: partOf(prices, sheetLimits.sheetRows),
    quotations: quotations === null ? null : partOf(quotations, sheetLimits.quotationRows),
    ...surroundings,
  };
}

/** The one sheet of that name, or else the first: what a workbook with one table means. */
export async function readOneSheet(
  archive: SheetArchive,
  name: string,
): Promise<{ sheet: SheetPart } & WorkbookSurroundings> {
  const { sheets, ...surroundings } = await openWorkbook(archive);
  const [first] = sheets;
  const chosen = sheets.find((one) => one.name === name) ?? first;
  if (chosen === undefined) throw new SheetRefusal('broken-archive', '工作簿里没有工作表');
  return { sheet: partOf(chosen, sheetLimits.sheetRows), ...surroundings };
}

/** Sheets that must all be there, by name, each with how many rows it may have. */
export async function readNamedSheets(
  archive: SheetArchive,
  wanted: readonly Pick<SheetPart, 'name' | 'mostRows'>[],
  limits: StringLimits,
): Promise<{ sheets: readonly SheetPart[] } & WorkbookSurroundings> {
  const { sheets, ...surroundings } = await openWorkbook(archive, limits);
  const chosen = wanted.map(({ name, mostRows }) => {
    const found = sheets.find((sheet) => sheet.name === name);
    if (found === undefined) throw new SheetRefusal('sheet-missing', `工作簿里没有工作表“${name}”`);
    return partOf(found, mostRows);
  });
  return { sheets: chosen, ...surroundings };
}

function partOf({ name, part }: NamedSheet, mostRows: number): SheetPart {
  if (part === undefined) throw new SheetRefusal('broken-archive', `找不到工作表“${name}”的内容`);
  return { name, part, mostRows };
}

export type StringLimits = Readonly<Record<'sharedStrings' | 'sharedStringCharacters', number>>;

async function openWorkbook(
  archive: SheetArchive,
  limits: StringLimits = sheetLimits,
): Promise<WorkbookSurroundings & { readonly sheets: readonly NamedSheet[] }> {
  const top = await relationsOf(archive, '');
  const workbook = top.find(({ type }) => type.endsWith('/officeDocument'))?.target;
  if (workbook === undefined) throw new SheetRefusal('unknown-format', '压缩文件里没有工作簿，不是 XLSX 文件');
  const { sheets, from1904 } = await readWorkbook(archive, workbook);
  const relations = await relationsOf(archive, workbook);
  const target = (suffix: string): string | undefined => relations.find(({ type }) => type.endsWith(suffix))?.target;
  return {
    sheets: sheets.map(({ name, relation }) => ({ name, part: relations.find(({ id }) => id === relation)?.target })),
    from1904,
    sharedStrings: await readSharedStrings(archive, target('/sharedStrings'), limits),
    formats: await readFormats(archive, target('/styles')),
  };
}

interface ListedSheet {
  readonly name: string;
  readonly relation: string;
}

interface NamedSheet {
  readonly name: string;
  /** undefined: the workbook names the sheet and does not hold it. */
  readonly part: string | undefined;
}

async function readWorkbook(archive: SheetArchive, part: string) {
  const sheets: ListedSheet[] = [];
  let from1904 = false;
  const open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    if (name !== 'sheet') return;
    const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
    sheets.push({ name: attributes['name'] ?? '', relation });
  };
  await readXml(archive.partText(part), { open }, part);
  if (sheets.length > sheetLimits.sheets) {
    throw new SheetRefusal('too-many-sheets', `工作簿有 ${sheets.length} 张工作表，至多 ${sheetLimits.sheets} 张`);
  }
  return { sheets, from1904 };
}

/** The sheet 价格表, or else the first one that is not 报价; and 报价. */
function sheetsRead(sheets: readonly NamedSheet[]) {
  const quotations = sheets.find(({ name }) => name === QUOTATION_SHEET_NAME) ?? null;
  const prices = sheets.find(({ name }) => name === PRICE_SHEET_NAME) ?? sheets.find((sheet) => sheet !== quotations);
  if (prices === undefined) throw new SheetRefusal('broken-archive', '工作簿里没有价格的工作表');
  return { prices, quotations };
}

/** Targets inside the package only: an external target, or a path that climbs out of it, is never followed. */
async function relationsOf(archive: SheetArchive, source: string): Promise<Relation[]> {
  const folder = posix.dirname(source);
  const part = posix.join(folder, '_rels', `${posix.basename(source)}.rels`);
  if (!archive.has(part)) return [];
  const relations: Relation[] = [];
  const open = (name: string, attributes: XmlAttributes): void => {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
    const target = attributes['Target'] ?? '';
    const path = target.startsWith('/') ? posix.normalize(target.slice(1)) : posix.join(folder, target);
    if (path.startsWith('..')) throw new SheetRefusal('broken-archive', `工作簿指向文件之外的“${target}”`);
    relations.push({ id: attributes['Id'] ?? '', type: attributes['Type'] ?? '', target: path });
  };
  await readXml(archive.partText(part), { open }, part);
  return relations;
}

async function readSharedStrings(
  archive: SheetArchive,
  part: string | undefined,
  limits: StringLimits,
): Promise<readonly string[]> {
  if (part === undefined) return [];
  const strings: string[] = [];
  const collector = new PlainTextCollector();
  let characters = 0;
  const close = (name: string): void => {
    collector.close(name);
    if (name !== 'si') return;
    const text = collector.take();
    characters += text.length;
    strings.push(text);
    if (strings.length > limits.sharedStrings || characters > limits.sharedStringCharacters) {
      throw new SheetRefusal('too-many-strings', '工作簿的共享文字过多');
    }
  };
  const handler = { open: (name: string) => collector.open(name), close, text: (text: string) => collector.text(text) };
  await readXml(archive.partText(part), handler, part);
  return strings;
}

async function readFormats(archive: SheetArchive, part: string | undefined): Promise<readonly FormatMeaning[]> {
  if (part === undefined) return [];
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  const open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
    if (name === 'cellXfs') inCellFormats = true;
    if (name === 'xf' && inCellFormats) ids.push(Number(attributes['numFmtId'] ?? '0'));
    if (Math.max(ids.length, own.size) > sheetLimits.cellFormats) {
      throw new SheetRefusal('too-many-formats', '工作簿的单元格格式过多');
    }
  };
  const close = (name: string): void => {
    if (name === 'cellXfs') inCellFormats = false;
  };
  await readXml(archive.partText(part), { open, close }, part);
  return ids.map((id) => meaningOfFormat(id, own.get(id)));
}
