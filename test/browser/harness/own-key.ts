/** An appraiser signs on a device of their own: the very code of the command line, and files carried to and fro. */
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Page } from 'playwright-core';
import { developmentKeyCommand } from '../../../src/cli/development-key-command.js';
import { signCommand } from '../../../src/cli/sign-command.js';
import type { Association } from './association.js';
import { downloaded } from './download.js';
import { press } from './drafting.js';

export class OwnDevices {
  private readonly folder = mkdtempSync(join(tmpdir(), 'keys-'));

  constructor(private readonly association: () => Association) {}

  /** On the page of a report on which it is this person's turn. */
  async sign(page: Page, name: string): Promise<void> {
    await page.locator('input[name=cms]').setInputFiles(await this.made(page, name));
    await press(page, '提交签名');
    await page.getByText('签名已写入报告').waitFor();
  }

  private async made(page: Page, name: string): Promise<string> {
    const association = this.association();
    const clock = { now: () => association.now() };
    await developmentKeyCommand({ name, out: this.folder }, { dataDir: association.dataDir, clock });
    const file = await this.save(page, '待签文件（PDF）', `${name}.pdf`);
    const request = await this.save(page, '签名请求（JSON）', `${name}.json`);
    const out = join(this.folder, `${name}.cms`);
    const key = { p12: join(this.folder, `${name}.p12`), passwordFile: join(this.folder, `${name}.password`) };
    const terminal = { input: new PassThrough(), output: { write: () => true } };
    const said = await signCommand(file, { request, out, ...key }, { clock, terminal });
    if (!said.includes('已与文件核对')) throw new Error(said);
    return out;
  }

  private async save(page: Page, link: string, name: string): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, await downloaded(page, link));
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
