/** Scripts of pages as they are served: whatever a script imports is there under the name that holds its hash. */
import { describe, expect, it } from '@jest/globals';
import { pageAsset, scriptHref } from '../../src/http/page/page-assets.js';

function importsOf(fileName: string): readonly string[] {
  const asset = pageAsset(fileName);
  if (asset === null) throw new Error(`${fileName} is imported and not served`);
  return [...asset.text.matchAll(/\bfrom\s*['"]([^'"]+)['"]/g)].map(([, name = '']) => name);
}

describe('the script of the survey', () => {
  it('finds everything it imports beside itself, the rules it shares with the server included', () => {
    const first = scriptHref('survey')?.replace('/assets/', '') ?? '';
    const seen = new Set<string>();
    const follow = (fileName: string): void => {
      if (seen.has(fileName)) return;
      seen.add(fileName);
      for (const name of importsOf(fileName)) {
        expect(name).toMatch(/^\.\/[\w-]+-[0-9a-f]{16}\.js$/);
        follow(name.slice(2));
      }
    };
    follow(first);
    const names = [...seen].map((name) => name.replace(/-[0-9a-f]{16}\.js$/, ''));
    expect(names).toEqual(expect.arrayContaining(['survey', 'survey-desk', 'contradictions', 'survey-fields']));
    expect(names).not.toContain('engine');
  });
});
