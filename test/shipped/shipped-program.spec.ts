/**
 * The program as it is delivered: one file for the service and one for the command line, where every other suite runs the
 * sources. What a bundle could lose is tried here: files of packages beside the code, and characters beyond ASCII.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeComponentSheet } from '../../src/assignments/component-sheets/write-component-sheet.js';
import { packageRoot } from '../../src/config/package-root.js';
import { engagement, smallOrder } from '../api/small-order.js';
import { fullComponent, setting } from '../component-sheets/lists.js';
import { startBuilt, type BuiltService } from '../faults/built-service.js';
import { temporaryFolder } from '../stores/temporary-folder.js';

const folder = temporaryFolder('shipped');
const at = (name: string): string => join(folder.path, name);
let service: BuiltService;
const get = (path: string): Promise<Response> => fetch(`${service.address}${path}`);
async function post(path: string, body: string, type = 'application/json') {
  const answer = await fetch(`${service.address}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

interface Ran {
  code: number;
  out: string;
}
async function run(...words: readonly string[]): Promise<Ran> {
  const cli = join(packageRoot, 'dist', 'cli', 'main.js');
  const env = { PATH: process.env['PATH'], DATA_DIR: at('data') };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...words], { cwd: folder.path, env });
    return { code: 0, out: stdout + stderr };
  } catch (failure) {
    const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
}

beforeAll(async () => {
  service = await startBuilt(at('data'));
}, 120_000);
afterAll(async () => {
  await service.stop();
  folder.remove();
});

describe('the shipped program', () => {
  it.each(['service', 'service-worker', 'command-line'])('is ASCII: %s', (name) => {
    const text = readFileSync(join(packageRoot, 'dist', `${name}.cjs`), 'utf8');
    expect(/[^\0-\x7f]/.exec(text)?.index).toBeUndefined();
  });

  it('shows the description of its doors, with every file of the page', async () => {
    const page = await (await get('/docs')).text();
    const files = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css|png))"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const file of files) {
      const answer = await get(new URL(file, `${service.address}/docs`).pathname);
      expect([file, answer.status]).toEqual([file, 200]);
    }
    expect((await get('/docs/swagger-ui.css')).headers.get('content-type')).toContain('text/css');
  });

  it('issues a report whose proof the shipped command line accepts, and refuses once it is changed', async () => {
    const { body: appraisal } = await post('/v1/appraisals', JSON.stringify({ ...smallOrder(), engagement }));
    const { status, body: report } = await post(`/v1/appraisals/${String(appraisal.id)}/report`, '');
    expect(status).toBe(201);
    const proof = Buffer.from(await (await get(`/r/${String(report.code)}/bundle.zip`)).arrayBuffer());
    writeFileSync(at('proof.zip'), proof);
    expect(await run('verify', 'proof.zip')).toMatchObject({ code: 0, out: expect.stringContaining('✓') });
    const pdf = Buffer.from(await (await get(`/r/${String(report.code)}/report.pdf`)).arrayBuffer());
    writeFileSync(
      at('changed.pdf'),
      pdf.map((byte, index) => (index === pdf.length >> 1 ? byte ^ 1 : byte)),
    );
    expect(await run('verify', 'changed.pdf')).toMatchObject({ code: 1, out: expect.stringContaining('✗') });
  }, 60_000);

  it('reads a list of components in Chinese, at the door and on the command line', async () => {
    const sheet = await writeComponentSheet([fullComponent], setting.standard, 'csv');
    expect(sheet.toString()).toContain('：');
    const imported = await post('/v1/component-lists/imports', sheet.toString(), 'text/csv');
    expect(imported).toEqual({ status: 200, body: { components: [fullComponent], faults: [] } });
    writeFileSync(at('list.csv'), sheet);
    const { code, out } = await run('components', 'import', 'list.csv', '--json');
    expect([code, JSON.parse(out)]).toEqual([0, [fullComponent]]);
  });
});
