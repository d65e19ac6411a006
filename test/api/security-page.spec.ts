/** docs/security.md against the standard's list of ids and against what it names: files, settings, counts. */
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8');
const page = read('docs/security.md');
const kinds = ['test', 'setting', 'code', 'document', 'exception', 'not applicable', 'open'] as const;

interface Row {
  readonly id: string;
  readonly level: string;
  readonly kind: string;
  readonly where: string;
}

const rows: readonly Row[] = page
  .split('\n')
  .map((line) => /^\| (\d+\.\d+\.\d+) \| (L\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/.exec(line))
  .flatMap((match) => (match === null ? [] : [{ id: match[1]!, level: match[2]!, kind: match[4]!, where: match[5]! }]));

const codeWords = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
const isPath = (word: string): boolean => /^[\w.-]+(\/[\w.-]+)*\.[a-z]+$/.test(word) && !word.startsWith('out/');
const isSetting = (word: string): boolean => /^[A-Z][A-Z0-9_]{3,}$/.test(word);
const pathsIn = (text: string): readonly string[] => codeWords(text).filter(isPath);
const settings = new Set([...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]!));

/** What each kind of answer must name, so that it can be looked up. */
const isAnswered: Readonly<Record<(typeof kinds)[number], (where: string) => boolean>> = {
  test: (where) => pathsIn(where).some((path) => /spec\.tsx?$/.test(path)),
  setting: (where) => codeWords(where).some((word) => settings.has(word)),
  code: (where) => pathsIn(where).some((path) => !path.startsWith('docs/')),
  document: (where) => pathsIn(where).length > 0 || /\*[^*]+\* above/.test(where),
  exception: (where) => where.length > 30,
  'not applicable': (where) => where.length > 10,
  open: (where) => where.length > 5,
};

describe('the page on security', () => {
  it('answers every requirement of levels 1 and 2 once, and no other', () => {
    const wanted = read('test/api/asvs-5.0.0-ids.txt').trim().split('\n');
    expect(wanted).toHaveLength(253);
    expect(rows.map(({ id, level }) => `${id} ${level}`)).toEqual(wanted);
  });

  it('names for each what its kind of answer needs', () => {
    const lacking = rows.filter(({ kind, where }) => !(kind in isAnswered) || !isAnswered[kind as 'test'](where));
    expect(lacking).toEqual([]);
  });

  it('names only files that are there and settings that exist', () => {
    const words = codeWords(page);
    const files = words.filter((word) => isPath(word) && word !== 'secrets.key');
    expect(files.length).toBeGreaterThan(150);
    expect(files.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
    expect(words.filter((word) => isSetting(word) && !settings.has(word))).toEqual([]);
  });

  it('says below *Open* what every open requirement would take, points to sections that are there, and counts right', () => {
    const open = /## Open\n([\s\S]*?)\n## /.exec(page)?.[1] ?? '';
    expect(rows.filter(({ kind, id }) => kind === 'open' && !open.includes(id))).toEqual([]);
    const sections = rows.flatMap(({ where }) => [...where.matchAll(/\*([^*]+)\* above/g)].map((match) => match[1]!));
    expect(sections.length).toBeGreaterThan(10);
    expect(sections.filter((title) => !page.includes(`\n## ${title}`))).toEqual([]);
    const counts = kinds.map((kind) => rows.filter((row) => row.kind === kind).length);
    expect(page).toContain(`| ${[...counts, rows.length].join(' | ')} |`);
  });
});
