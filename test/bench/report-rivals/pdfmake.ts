/** pdfmake: the report's words as tables in the same font. */
import { createRequire } from 'node:module';
import { benchDocument } from './bench-report.js';
import { fontFile } from './plain-pdfkit.js';
import type { Rival } from './rival.js';
import { tablesOf, type PlainTable } from './rows-of.js';

/** The package comes without types. */
interface Pdfmake {
  setFonts(fonts: Record<string, Record<string, string>>): void;
  setUrlAccessPolicy(policy: () => boolean): void;
  setLocalAccessPolicy(policy: () => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
}

function tableNode({ columns, rows }: PlainTable): object {
  const body = rows.map((row) => {
    const cells: (string | object)[] = row.slice(0, -1);
    cells.push({ text: row.at(-1) ?? '', colSpan: columns - row.length + 1 });
    return [...cells, ...Array.from({ length: columns - row.length }, () => '')];
  });
  return { table: { widths: Array.from({ length: columns }, () => '*'), body } };
}

export function pdfmakeTables(): Rival {
  const pdfmake = createRequire(import.meta.url)('pdfmake') as Pdfmake;
  pdfmake.setFonts({ Report: { normal: fontFile } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const tables = tablesOf(benchDocument(false));
  // A definition is used up by the printing.
  const definition = (): object => ({
    pageSize: 'A4',
    content: tables.map(tableNode),
    defaultStyle: { font: 'Report', fontSize: 8 },
  });
  return { make: () => pdfmake.createPdf(definition()).getBuffer() };
}
