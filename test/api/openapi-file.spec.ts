/** What a client was made from must not change unnoticed: the interface of the code is the one docs/openapi.json describes. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';
import { openApiText } from '../../src/openapi.js';
import { startService, type RunningService } from './running-service.js';

const shown = 30;
const asText = (value: unknown): string => JSON.stringify(value)?.slice(0, 120) ?? 'nothing';
const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every place where the two part, by pointer. */
function differences(file: unknown, code: unknown, pointer = ''): readonly string[] {
  if (!isTree(file) || !isTree(code)) {
    return Object.is(file, code) ? [] : [`${pointer}: file has ${asText(file)}, code has ${asText(code)}`];
  }
  const keys = new Set([...Object.keys(file), ...Object.keys(code)]);
  const parts = [...keys].flatMap((key) =>
    differences(file[key], code[key], `${pointer}/${key.replaceAll('/', '~1')}`),
  );
  return Array.isArray(file) === Array.isArray(code) ? parts : [`${pointer}: a list on one side only`, ...parts];
}

describe('the described interface', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService({ PUBLIC_URL: 'https://lift.example', PUBLIC_READS_PER_MINUTE: '7' });
  }, 60_000);
  afterAll(() => service.stop());

  it('is the one of docs/openapi.json', () => {
    const file = readFileSync(join(packageRoot, 'docs', 'openapi.json'), 'utf8');
    const code = openApiText(service.app);
    if (file === code) return;
    const found = differences(JSON.parse(file), JSON.parse(code));
    const list = found.slice(0, shown).map((line) => `  ${line}`);
    const rest = found.length > shown ? [`  … and ${found.length - shown} more`] : [];
    const lines = [`docs/openapi.json and the code differ in ${found.length} places:`, ...list, ...rest];
    throw new Error([...lines, 'If the code is right, run `npm run openapi` and commit the file.'].join('\n'));
  });

  it('names no place of the machine it was written on', () => {
    expect(openApiText(service.app)).not.toMatch(/lift\.example|127\.0\.0\.1|localhost|\/tmp\/|\/home\//);
  });

  it('is compared to the last member', () => {
    const [file, code] = [
      { a: { b: [1, { c: 2 }] }, d: null },
      { a: { b: [1, { c: 3 }] }, e: 'x' },
    ];
    expect(differences(file, code)).toEqual([
      '/a/b/1/c: file has 2, code has 3',
      '/d: file has null, code has nothing',
      '/e: file has nothing, code has "x"',
    ]);
    expect(differences(file, file)).toEqual([]);
  });
});
