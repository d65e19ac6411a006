/** The three commands as an editor uses them: take the template or an edition, fill it in, make the edition file. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
