// One file out of the three thousand that a start of the service reads: dist/service.js, dist/service-worker.js for what
// works on batches, dist/command-line.cjs for the command line, and one for each smaller program that runs in a thread or a process of
// its own: dist/threads. Run by `npm run build` and all set-up.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { absentStaysAbsent, withoutOwnRequire } from './bundled-packages.mjs';

const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist');

/** Packages with compiled parts or files of their own beside the code, or that few settings ask for; they are loaded from node_modules as ever. */
const apart =
  /^(better-sqlite3|better-sqlite3-13|@node-rs\/|@napi-rs\/|fontkit|pdfkit|swagger-ui-dist|@fastify\/static|pg-native|@opentelemetry\/(core|exporter|resources|sdk))/;

const threads = [
  'assignments/component-sheets/component-sheet-worker.js',
  'assignments/engagements/summary-worker.js',
  'assignments/survey/photos/reduce-photo.js',
  'batches/sheets/batch-sheet-worker.js',
  'owners/shares/household-worker.js',
  'owners/verification-worker.js',
  'price-tables/drafting/edition-writer-worker.js',
  'price-tables/exchange/sheet-worker.js',
];

/**
 * Bundles are ASCII (src/config/start-compiled.ts reads one byte a character). esbuild escapes what stands in texts and leaves
 * regular expressions as they are, where the escape means the same.
 */
function inAscii(text, file) {
  if (/\\[^\0-\x7f]/.test(text)) throw new Error(`${file}: an escaped character beyond ASCII cannot be escaped again`);
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A file of the build goes on believing that it lies in its own folder: package-root.ts counts upwards from there. */
function inOwnPlace(text, { file, folder }) {
  if (!text.includes('import.meta.url')) return text;
  if (!file.startsWith(dist + path.sep)) return withoutOwnRequire(text);
  const place = path.relative(folder, file).split(path.sep).join('/');
  return text.replaceAll('import.meta.url', `new URL('${place}', import.meta.url).href`);
}

const asBundled = (folder) => ({
  name: 'as-bundled',
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?js$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      return { contents: inAscii(inOwnPlace(text, { file, folder }), file) };
    });
  },
});

/** What an ES module and a CommonJS script each lack of the other. */
const forms = {
  module: {
    format: 'esm',
    banner: {
      js: [
        `import { createRequire as __bundleRequire } from 'node:module';`,
        `import { dirname as __bundleFolder } from 'node:path';`,
        `import { fileURLToPath as __bundlePath } from 'node:url';`,
        `const require = __bundleRequire(import.meta.url), __filename = __bundlePath(import.meta.url);`,
        `const __dirname = __bundleFolder(__filename);`,
      ].join(''),
    },
  },
  script: {
    format: 'cjs',
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: `const __bundleUrl = require('node:url').pathToFileURL(__filename).href;` },
    // Compiled code that was kept does not know how to import; what is left outside can be required.
    supported: { 'dynamic-import': false },
    outExtension: { '.js': '.cjs' },
  },
};

const bundle = (form, entryPoints, folder) =>
  build({
    ...forms[form],
    entryPoints: entryPoints.map((entry) => ({ in: path.join(dist, entry.from), out: entry.to })),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // Nest tells modules and providers apart by the names of their classes in what it says.
    keepNames: true,
    minifyWhitespace: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [asBundled(folder), absentStaysAbsent(apart)],
  });

// CommonJS, so that compiled code can be kept for them: src/config/start-compiled.ts.
await bundle(
  'script',
  [
    { from: 'main.js', to: 'service' },
    { from: 'worker.js', to: 'service-worker' },
    { from: 'cli/program.js', to: 'command-line' },
  ],
  dist,
);
for (const name of ['service', 'service-worker', 'command-line']) {
  if (/[^\0-\x7f]/.test(readFileSync(path.join(dist, `${name}.cjs`), 'utf8')))
    throw new Error(`${name}.cjs is not ASCII`);
  rmSync(path.join(dist, `${name}.cjs.compiled`), { force: true });
}
for (const name of ['service', 'service-worker']) {
  writeFileSync(
    path.join(dist, `${name}.js`),
    [
      `import { fileURLToPath } from 'node:url';`,
      `import { keepWhenAsked, startCompiled } from './config/start-compiled.js';`,
      `keepWhenAsked(startCompiled(fileURLToPath(new URL('${name}.cjs', import.meta.url))));`,
      '',
    ].join('\n'),
  );
}
await bundle(
  'module',
  threads.map((from) => ({ from, to: path.basename(from, '.js') })),
  path.join(dist, 'threads'),
);
