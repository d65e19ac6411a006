/** The three commands as an editor uses them: take the template or an edition, fill it in, make the edition file. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import {
  addPriceTableCommands,
  exportCommand,
  importCommand,
  templateCommand,
} from '../../../src/cli/price-table-commands.js';
import { diffCommand } from '../../../src/cli/price-table-diff.js';
import { parsePriceTableEdition } from '../../../src/price-tables/read-price-table-edition.js';
import { stringify } from 'yaml';
import { headOf, shippedEdition } from './shipped-editions.js';
import { scrapHead, scrapRow, scrapWorkbook, text } from './workbook-maker.js';

const ID = 'demonstration/shenyang-parts/2026-09-01';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);

async function headFile(name: string, head: object): Promise<string> {
  await writeFile(at(name), stringify(head, { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' }));
  return at(name);
}

describe('price-tables', () => {
  it.each(['xlsx', 'csv'])('export and import by way of %s make the same edition again', async (format) => {
    const sheet = at(`parts.${format}`);
    expect(await exportCommand(ID, sheet, 'price-tables')).toContain('行）');
    const header = await headFile('parts-head.yaml', headOf(shippedEdition('shenyang-parts')));
    const output = at(`parts-${format}.yaml`);
    expect(await importCommand(sheet, { header, output })).toContain(`${ID}.yaml`);
    const made = parsePriceTableEdition(await readFile(output), `${ID}.yaml`);
    const shipped = parsePriceTableEdition(await readFile(`price-tables/${ID}.yaml`), `${ID}.yaml`);
    if (made.kind !== 'edition' || shipped.kind !== 'edition') throw new Error('an edition has faults');
    expect(made.published.edition).toEqual(shipped.published.edition);
    await expect(importCommand(sheet, { header, output })).rejects.toThrow('文件已存在');
  });

  it('import prints every fault, writes nothing, and gives the workbook back with them', async () => {
    await writeFile(at('bad.xlsx'), await scrapWorkbook(scrapRow(2, { 单位: text('斤') }), scrapRow(3, { 价格: '' })));
    const header = await headFile('head.yaml', scrapHead);
    const options = { header, output: at('bad.yaml'), annotate: at('marked.xlsx') };
    const failure = await importCommand(at('bad.xlsx'), options).catch((error: unknown) => error);
    expect(failure).toMatchObject({ exitCode: 1 });
    expect(String(failure)).toContain('2 处错误，没有导入任何一行');
    expect(String(failure)).toContain('价格表!D2 单位：“斤”不是这类价格表的单位');
    expect((await readFile(at('marked.xlsx'))).byteLength).toBeGreaterThan(1000);
    await expect(readFile(at('bad.yaml'))).rejects.toThrow('ENOENT');
  });

  it('import makes a correction of a head that corrects', async () => {
    await writeFile(at('good.xlsx'), await scrapWorkbook(scrapRow(2)));
    const header = await headFile('c2.yaml', { ...scrapHead, corrects: 'association/scrap/2026-09-01.c1' });
    const said = await importCommand(at('good.xlsx'), { header, output: at('c2-edition.yaml') });
    expect(said).toContain('association/scrap/2026-09-01.c2.yaml');
  });

  it.each([
    [{ ...scrapHead, rows: [] }, '/rows: the rows come from the sheet'],
    [{ ...scrapHead, kind: 'metal' }, '/kind: "metal" is not one of scrap, parts, services, index'],
    [{ ...scrapHead, publishedAt: 'today' }, ':7 /publishedAt: "today" is not an instant'],
    [['a list'], 'is not of type object'],
  ])('import names the faults of the head', async (head, words) => {
    const header = await headFile('bad-head.yaml', head);
    await expect(importCommand(at('none.xlsx'), { header, output: at('none.yaml') })).rejects.toThrow(words);
  });

  it('template is an empty table that says so when it comes back empty', async () => {
    for (const kind of ['scrap', 'parts', 'services', 'index']) await templateCommand(kind, at(`${kind}.xlsx`));
    const header = await headFile('head.yaml', scrapHead);
    const back = importCommand(at('scrap.xlsx'), { header, output: at('empty.yaml') });
    await expect(back).rejects.toThrow(/^1 处错误，没有导入任何一行：\n {2}表中须有 1 至 10000 行价格$/);
    await expect(templateCommand('metal', at('x.xlsx'))).rejects.toThrow('没有“metal”这类价格表');
    await expect(templateCommand('scrap', at('x.ods'))).rejects.toThrow('.xlsx 或 .csv');
    await expect(exportCommand('none', at('x.csv'), 'price-tables')).rejects.toThrow('没有 none 这一期');
  });

  it('are commands of the command line', async () => {
    const said: string[] = [];
    const program = new Command();
    addPriceTableCommands(program, { show: (line) => void said.push(line), priceTablesDir: () => 'price-tables' });
    await program.parseAsync(['template', '--kind', 'parts', '-o', at('t.csv')], { from: 'user' });
    await program.parseAsync(['export', ID, '-o', at('e.csv')], { from: 'user' });
    expect(said[0]).toContain('空白部件新品价格表');
    expect((await readFile(at('t.csv'), 'utf8')).startsWith('\uFEFF部件类型,规格,等级,地区,单位,价格')).toBe(true);
    expect((await readFile(at('e.csv'), 'utf8')).split('\r\n')).toHaveLength(
      shippedEdition('shenyang-parts').rows.length + 2,
    );
  });
});

describe('price-tables diff', () => {
  const shipped = (validFrom: string) => `price-tables/demonstration/shenyang-scrap/${validFrom}.yaml`;
  const changed = async (name: string, change: (text: string) => string): Promise<string> => {
    const place = at(`${name}/demonstration/shenyang-scrap`);
    await mkdir(place, { recursive: true });
    await writeFile(`${place}/2026-09-01.yaml`, change(await readFile(shipped('2026-09-01'), 'utf8')));
    return `${place}/2026-09-01.yaml`;
  };

  it('says in Chinese what is added, removed and changed, and what to look at twice', async () => {
    const after = await changed('after', (text) =>
      text
        .replace("'2228.87'", "'2340.31'")
        .replace("code: 'steel-light'", "code: 'steel-thin'")
        .replace("'68903.07'", "'98903.07'")
        .replace("'70970.16'", "'98903.07'")
        .replace("grade: '中型废钢", "grade: '中等废钢"),
    );
    const lines = (await diffCommand(shipped('2026-09-01'), after)).split('\n');
    expect(lines[1]).toBe('新增 1 行，删除 1 行，变动 3 行，未变 16 行');
    expect(lines).toContain('  + steel-thin（210100） 1693.94 元/t');
    expect(lines).toContain('  - steel-light（210100） 1693.94 元/t');
    expect(lines).toContain('  ~ steel-heavy（210100） 2228.87 → 2340.31（+111.44 元，+5%）');
    expect(lines).toContain('  ~ steel-medium（210100） 价格 2072.85 未变；等级不同');
    expect(lines).toContain('  ! copper-motor（210100） 68903.07 → 98903.07（+30000.00 元，+43.54%）；另有高价不同');
    expect(lines.at(-1)).toBe('带 ! 的 1 行请核对：变动超过 20%，或者单位、计税、交货口径不同，无法比较');
  });

  it('finds nothing between an edition and itself, and refuses what is not comparable', async () => {
    const file = shipped('2026-09-01');
    expect(await diffCommand(file, file)).toMatch(/新增 0 行，删除 0 行，变动 0 行，未变 \d+ 行$/);
    await expect(diffCommand(file, `price-tables/${ID}.yaml`)).rejects.toThrow('不是同类价格表');
    await expect(diffCommand(file, at('none.yaml'))).rejects.toThrow('cannot be read');
  });

  it('is a command of the command line', async () => {
    const said: string[] = [];
    const program = new Command();
    addPriceTableCommands(program, { show: (line) => void said.push(line), priceTablesDir: () => 'price-tables' });
    await program.parseAsync(['diff', shipped('2024-09-01'), shipped('2026-09-01')], { from: 'user' });
    expect(said[0]).toContain('→ demonstration/shenyang-scrap/2026-09-01');
  });
});
