/** A workbook as a program finds it: every cell with its formula and the value that was kept with it. */
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { writeZip } from '../../src/workbooks/write-zip.js';

export interface ReadCell {
  readonly formula: string | null;
  readonly value: string;
  readonly isText: boolean;
}

export type ReadWorkbook = ReadonlyMap<string, ReadonlyMap<string, ReadCell>>;

export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  }
  return parts;
}

const plain = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const textsIn = (xml: string): string =>
  plain([...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join(''));

export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  const parts = await partsOf(bytes);
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>|<si\/>/gs)].map(
    ([, xml = '']) => textsIn(xml),
  );
  const names = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => plain(name!));
  return new Map(
    names.map((name, index) => [name, readSheet(parts.get(`xl/worksheets/sheet${index + 1}.xml`)!, shared)]),
  );
}

const found = (pattern: RegExp, xml: string): string | null => pattern.exec(xml)?.[1] ?? null;

function readSheet(xml: string, shared: readonly string[]): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, head = '', inside = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const type = found(/t="(\w+)"/, head);
    const formula = found(/<f[^>]*>([^<]*)<\/f>/, inside);
    const kept = plain(found(/<v>([^<]*)<\/v>/, inside) ?? '');
    cells.set(found(/r="([A-Z]+\d+)"/, head)!, {
      formula: formula === null ? null : plain(formula),
      value: type === 's' ? shared[Number(kept)]! : type === 'inlineStr' ? textsIn(inside) : kept,
      isText: type !== null && type !== 'n' && type !== 'e',
    });
  }
  return cells;
}

/** The same workbook as if nobody had computed it yet, with some input cells changed: `汇总!B2` → digits. */
export async function uncomputed(bytes: Uint8Array, changes: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const parts = await partsOf(bytes);
  const names = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name!);
  names.forEach((name, index) => {
    const part = `xl/worksheets/sheet${index + 1}.xml`;
    let xml = parts.get(part)!.replace(/<\/f><v>[^<]*<\/v>/g, '</f>');
    for (const [place, digits] of Object.entries(changes)) {
      const [sheet, cell] = place.split('!');
      if (sheet !== name) continue;
      const changed = xml.replace(new RegExp(`(<c r="${cell}" s="\\d+">)<v>[^<]*</v>`), `$1<v>${digits}</v>`);
      if (changed === xml) throw new Error(`No input at ${place}`);
      xml = changed;
    }
    parts.set(part, xml);
  });
  return writeZip([...parts].map(([name, content]) => ({ name, content: Buffer.from(content) })));
}
