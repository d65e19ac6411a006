/**
 * What a page loads: one stylesheet and, where it helps, small scripts. Read once, from the package root, and served
 * under a name that holds the hash of their bytes, so that a browser may keep them for ever.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PageAsset {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}

/** The package root, the same from `src/` and from `dist/`. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const stylesFolder = join(root, 'assets', 'page');
/** Built by `npm run build`: `src/console/scripts`, and the pure rules that scripts share with the server. */
const builtFolder = join(root, 'dist', 'page-scripts');
const scriptsFolder = join(builtFolder, 'console', 'scripts');

/** The style sheet, its parts in the order of their names. */
export const styleSheet = readdirSync(stylesFolder)
  .filter((name) => name.endsWith('.css'))
  .sort()
  .map((name) => readFileSync(join(stylesFolder, name), 'utf8'))
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s*\n\s*/g, '\n')
  .trim();

const style = asset('page', 'css', styleSheet);
/** By path of the built file: scripts and whatever they import. */
const modules = new Map<string, PageAsset>();
const scripts = new Map(readScripts());
const byFileName = new Map([style, ...modules.values()].map((one) => [one.fileName, one]));

export const styleHref = `/assets/${style.fileName}`;
export const styleSha256 = createHash('sha256').update(styleSheet).digest('base64');

/** null: there is no such script; the page works without it. */
export function scriptHref(name: string): string | null {
  const script = scripts.get(name);
  return script === undefined ? null : `/assets/${script.fileName}`;
}

/** The text of a script that has to be served under a name of its own: a service worker. null: there is no such script. */
export const scriptText = (name: string): string | null => scripts.get(name)?.text ?? null;

export function pageAsset(fileName: string): PageAsset | null {
  return byFileName.get(fileName) ?? null;
}

function readScripts(): readonly (readonly [string, PageAsset])[] {
  if (!existsSync(scriptsFolder)) return [];
  return readdirSync(scriptsFolder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const name = file.slice(0, -'.js'.length);
      return [name, moduleAt(join(scriptsFolder, file))] as const;
    });
}

/**
 * A module whose imports name the hashed files: they are read first, so that the hash of a module is also that of all it
 * stands on. The build writes imports in one way only, and modules do not import each other in circles (dependency-cruiser).
 */
function moduleAt(path: string): PageAsset {
  const known = modules.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(path, 'utf8').replace(/\bfrom '(\.{1,2}\/[^']+)'/g, (_whole, specifier: string) => {
    return `from './${moduleAt(resolve(dirname(path), specifier)).fileName}'`;
  });
  const made = asset(basename(path, '.js'), 'js', text);
  modules.set(path, made);
  return made;
}

function asset(name: string, extension: 'css' | 'js', text: string): PageAsset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const mediaType = extension === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
  return { fileName: `${name}-${hash}.${extension}`, mediaType, text };
}
