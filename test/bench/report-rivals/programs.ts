/** Programs of the system that print: Chromium, kept running, and LibreOffice, which is started for some reports at once. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { benchDocument } from './bench-report.js';
import { RivalAbsent, type Rival } from './rival.js';
import { tablesOf } from './rows-of.js';

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const family = 'Noto Sans CJK SC';
const reportsOfOneStart = 4;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function html(): string {
  const tables = tablesOf(benchDocument(false)).map(({ columns, rows }) => {
    const lines = rows.map((row) => {
      const cells = row.map((text, index) => {
        const span = index === row.length - 1 ? columns - index : 1;
        return `<td colspan="${span}">${escaped(text)}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    });
    return `<table>${lines.join('\n')}</table>`;
  });
  const style = `table{width:100%;border-collapse:collapse}td{border:1px solid;font:8pt "${family}"}`;
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${style}</style>${tables.join('\n')}</html>`;
}

export async function chromiumPrint(): Promise<Rival> {
  if (!existsSync(chromiumPath)) throw new RivalAbsent(`no ${chromiumPath}; CHROMIUM_PATH may name another`);
  const text = html();
  const chromiumSandbox = process.getuid?.() !== 0;
  const browser = await chromium.launch({ executablePath: chromiumPath, chromiumSandbox });
  const page = await browser.newPage();
  const make = async (): Promise<Uint8Array> => {
    await page.setContent(text);
    return page.pdf({ format: 'A4' });
  };
  return { make, close: () => browser.close() };
}

/** A flat spreadsheet: of LibreOffice, servers often have Calc alone. */
function flatSheet(): string {
  const rows = tablesOf(benchDocument(false)).flatMap((table) => table.rows);
  const lines = rows.map((row) => {
    const cells = row.map(
      (text) => `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`,
    );
    return `<table:table-row>${cells.join('')}</table:table-row>`;
  });
  const names = ['office', 'style', 'table', 'text'].map((name) => {
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;
  });
  const fonts = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';
  const face = `<style:text-properties style:font-name="${family}" style:font-name-asian="${family}" fo:font-size="8pt"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${names.join(' ')} ${fonts} office:version="1.3"
  office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:styles><style:default-style style:family="table-cell">${face}</style:default-style></office:styles>
<office:body><office:spreadsheet><table:table table:name="报告">${lines.join('\n')}</table:table>
</office:spreadsheet></office:body></office:document>`;
}

export function libreOffice(): Rival {
  if (spawnSync('soffice', ['--version']).status !== 0) throw new RivalAbsent('no soffice');
  const folder = mkdtempSync(join(tmpdir(), 'bench-office-'));
  const files = Array.from({ length: reportsOfOneStart }, (_, index) => join(folder, `report-${index}.fods`));
  for (const file of files) writeFileSync(file, flatSheet());
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const make = (): Uint8Array => {
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'out'), ...files];
    const { status, stderr } = spawnSync('soffice', args, { encoding: 'utf8' });
    const made = join(folder, 'out', 'report-0.pdf');
    if (status !== 0 || !existsSync(made)) throw new RivalAbsent(`soffice made no PDF: ${stderr}`);
    return readFileSync(made);
  };
  const close = (): Promise<void> => Promise.resolve(rmSync(folder, { recursive: true, force: true }));
  return { make, reports: reportsOfOneStart, close };
}
