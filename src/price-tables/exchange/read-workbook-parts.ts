/** What surrounds the cells of a workbook: which sheet is read, its shared strings, and what its number formats mean. */
import { posix } from 'node:path';
import type { SheetArchive } from './open-sheet-archive.js';
import { PlainTextCollector } from './plain-text-collector.js';
import { readXml, type XmlAttributes } from './read-xml.js';
import { meaningOfFormat, type FormatMeaning } from './number-format.js';
import { PRICE_SHEET_NAME } from './sheet-columns.js';
import { SheetRefusal } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

export interface WorkbookParts {
  readonly sheetName: string;
  readonly sheetPart: string;
  readonly from1904: boolean;
  readonly sharedStrings: readonly string[];
  /** By index of the cell's style. */
  readonly formats: readonly FormatMeaning[];
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

export async function readWorkbookParts(archive: SheetArchive): Promise<WorkbookParts> {
  const top = await relationsOf(archive, '');
  const workbook = top.find(({ type }) => type.endsWith('/officeDocument'))?.target;
  if (workbook === undefined) throw new SheetRefusal('unknown-format', '压缩文件里没有工作簿，不是 XLSX 文件');
  const { sheet, from1904 } = await readWorkbook(archive, workbook);
  const relations = await relationsOf(archive, workbook);
  const sheetPart = relations.find(({ id }) => id === sheet.relation)?.target;
  if (sheetPart === undefined) throw new SheetRefusal('broken-archive', `找不到工作表“${sheet.name}”的内容`);
  const partOf = (suffix: string): string | undefined => relations.find(({ type }) => type.endsWith(suffix))?.target;
  return {
    ...{ sheetName: sheet.name, sheetPart, from1904 },
    sharedStrings: await readSharedStrings(archive, partOf('/sharedStrings')),
    formats: await readFormats(archive, partOf('/styles')),
  };
}

async function readWorkbook(archive: SheetArchive, part: string) {
  const sheets: { name: string; relation: string }[] = [];
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
  const sheet = sheets.find(({ name }) => name === PRICE_SHEET_NAME) ?? sheets[0];
  if (sheet === undefined) throw new SheetRefusal('broken-archive', '工作簿里没有工作表');
  return { sheet, from1904 };
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

async function readSharedStrings(archive: SheetArchive, part: string | undefined): Promise<readonly string[]> {
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
    if (strings.length > sheetLimits.sharedStrings || characters > sheetLimits.sharedStringCharacters) {
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
