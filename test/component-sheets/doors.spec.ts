/** Component lists over HTTP and on the command line: the template out, a filled-in sheet in, and what hostile files do. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { writeComponentSheet } from '../../src/assignments/component-sheets/write-component-sheet.js';
import { importCommand, templateCommand } from '../../src/cli/component-list-commands.js';
import { sheetLimits } from '../../src/price-tables/exchange/sheet-limits.js';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import { SHEET, sheetXml, workbook } from '../price-tables/exchange/workbook-maker.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { examples, fullComponent, orderOf, setting, standards } from './lists.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const binary = (response: NodeJS.ReadableStream, done: (error: null, body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
};

describe('/v1/component-lists', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
  }, 60_000);
  afterAll(() => service.stop());
  const send = (bytes: Buffer, type = xlsx): request.Test =>
    request(service.server).post('/v1/component-lists/imports').type(type).send(bytes);
  const codesOf = ({ body }: Response): string[] => (body.faults as { code: string }[]).map(({ code }) => code);

  it('gives the template out and takes it in again, filled in', async () => {
    const template = await request(service.server)
      .get('/v1/component-lists/template')
      .buffer(true)
      .parse(binary as never);
    expect([template.status, template.headers['content-type']]).toEqual([200, xlsx]);
    expect(template.headers['content-disposition']).toContain(encodeURIComponent('部件清单-模板.xlsx'));
    expect(codesOf(await send(template.body as Buffer))).toEqual(['no-components']);
    const { components } = orderOf(examples[0] ?? '');
    const filled = await send(await writeComponentSheet(components, setting.standard, 'xlsx'));
    expect([filled.status, filled.body]).toEqual([200, { components, faults: [] }]);
    const csv = await send(await writeComponentSheet([fullComponent], setting.standard, 'csv'), 'text/csv');
    expect(csv.body.components).toEqual([fullComponent]);
  });

  it('names the cells of what is wrong', async () => {
    const bad = { ...fullComponent, unit: 't', quantity: '0' };
    const answer = await send(await writeComponentSheet([bad], setting.standard, 'xlsx'));
    expect([answer.status, answer.body.code]).toEqual([422, 'component-sheet-invalid']);
    expect(answer.body.faults.map(({ cell, code }: Record<string, string>) => `${cell} ${code}`)).toEqual([
      'E2 decimal-out-of-range',
      'F2 unit-not-of-type',
    ]);
  });

  it('refuses what is hostile, and what is no file', async () => {
    expect(codesOf(await send(await workbook({ [SHEET]: sheetXml(' '.repeat(30_000_000)) })))).toEqual([
      'unpacks-too-large',
    ]);
    const laughs = `<!DOCTYPE w [<!ENTITY a "ha">]>${sheetXml('')}`;
    expect(codesOf(await send(await workbook({ [SHEET]: laughs })))).toEqual(['document-type']);
    expect(codesOf(await send(Buffer.from(','.repeat(sheetLimits.columns)), 'text/csv'))).toEqual(['too-many-columns']);
    expect((await request(service.server).post('/v1/component-lists/imports').send({})).status).toBe(415);
    const early = await request(service.server).get('/v1/component-lists/template?referenceDate=1999-01-01');
    expect([early.status, early.body.code]).toEqual([422, 'standard-not-in-force']);
    const wrong = await request(service.server).get('/v1/component-lists/template?referenceDate=today&format=ods');
    expect([wrong.status, wrong.body.faults.length]).toEqual([400, 2]);
  });
});

describe('components on the command line', () => {
  const folder = temporaryFolder('components');
  afterAll(() => folder.remove());
  const at = (name: string): string => join(folder.path, name);
  const place = { standards, clock: { now: () => new Date(testInstant) } };

  it('writes the template, and prints a filled-in list or the components of an order', async () => {
    expect(await templateCommand(at('empty.xlsx'), {}, place)).toContain('空白部件清单');
    expect((await readFile(at('empty.xlsx'))).byteLength).toBeGreaterThan(5000);
    const { components } = orderOf(examples[1] ?? '');
    await writeFile(at('list.csv'), await writeComponentSheet(components, setting.standard, 'csv'));
    expect(await importCommand(at('list.csv'), {}, place)).toContain(`部件 ${components.length} 行，没有错误`);
    expect(JSON.parse(await importCommand(at('list.csv'), { json: true }, place))).toEqual(components);
  });

  it('says the cells of what is wrong, with exit code 1, and 2 where it was called wrongly', async () => {
    await writeFile(at('bad.csv'), '部件代号,部件类型,数量,单位,处置\nc01,轿厢导轨,66,件,拆除');
    await expect(importCommand(at('bad.csv'), {}, place)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('bad!D2 单位：计量单位与零部件类型不符'),
    });
    await expect(importCommand(at('none.csv'), {}, place)).rejects.toMatchObject({ exitCode: 2 });
    await expect(templateCommand(at('x.ods'), {}, place)).rejects.toMatchObject({ exitCode: 2 });
    await expect(importCommand(at('bad.csv'), { referenceDate: '30 June' }, place)).rejects.toMatchObject({
      exitCode: 2,
    });
  });
});
