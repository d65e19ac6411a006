import { afterAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { batchFile, type BatchWish } from '../../src/cli/batch/batch-file.js';
import { temporaryFolder } from '../stores/temporary-folder.js';

const folder = temporaryFolder('batch-file');
afterAll(() => folder.remove());

/** What the service is sent of a file with this text. */
async function sent(text: string, wish: BatchWish = {}): Promise<unknown> {
  const file = join(folder.path, 'march.json');
  await writeFile(file, text);
  const { content } = await batchFile(file, wish);
  return JSON.parse('text' in content ? content.text : '');
}

describe('a JSON file of orders', () => {
  it('goes with its name, as a list of orders or as a single one', async () => {
    expect(await sent('[{"region":"210100"}]')).toEqual({ label: 'march', orders: [{ region: '210100' }] });
    expect(await sent('{"region":"210100"}')).toEqual({ label: 'march', orders: [{ region: '210100' }] });
  });

  it('goes with everything it says of itself, also what the service will refuse', async () => {
    const whole = { label: '三月', reports: 'issue', orders: [], priority: 1 };
    expect(await sent(JSON.stringify(whole))).toEqual(whole);
  });

  it('is overruled by what the command line says', async () => {
    const whole = JSON.stringify({ label: '三月', reports: 'none', orders: [] });
    expect(await sent(whole, { label: '四月', reports: 'issue' })).toEqual({
      ...{ label: '四月', reports: 'issue', orders: [] },
    });
  });

  it.each([
    ['a key twice', '[{"region":"210100","region":"110000"}]', '出现两次'],
    ['no end', '[{"region":', '第 1 行'],
  ])('is not sent with %s', async (_, text, words) => {
    await expect(sent(text)).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining(words) });
  });
});
