// The suites that judge the mutants, in one file on Mocha: named by folder or file as arguments, with ! before those to
// leave out. Stryker runs this in its copy of the sources, where every mutant stands beside the original, and loads the
// file once: what a mutant costs then is the tests that reach it, a third of a second instead of three.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const onMocha = (file) => path.join(root, 'test', 'mutation', file);

const suitesIn = (place) =>
  place.endsWith('.ts')
    ? [place]
    : readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.spec.ts'))
        .sort()
        .map((name) => `${place}/${name}`);

/** A file goes on believing that it lies in its own folder. */
const ownPlace = {
  name: 'own-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      return { loader: 'ts', contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)) };
    });
  },
};

/** Tells the words of Jest that another file begins: see jest-globals.ts. */
const fileMarks = {
  name: 'file-marks',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^mark:/ }, ({ path: name }) => ({ path: name, namespace: 'mark' }));
    onLoad({ filter: /.*/, namespace: 'mark' }, () => ({
      contents: `import { beginFile } from ${JSON.stringify(onMocha('jest-globals.ts'))}; beginFile();`,
      resolveDir: root,
    }));
  },
};

async function bundle(contents, { outfile, ...more }) {
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
    plugins: [ownPlace, fileMarks],
    ...more,
  });
}

const out = (name) => path.join(root, 'out', name);
const named = process.argv.slice(2);
const suites = named
  .filter((name) => !name.startsWith('!'))
  .flatMap(suitesIn)
  .filter((suite) => !named.includes(`!${suite}`));
if (suites.includes('test/mutation/attacked-files.suite.ts')) {
  await bundle(`import './test/mutation/write-attacked-files.js';`, { outfile: out('write-attacked-files.mjs') });
  await import(pathToFileURL(out('write-attacked-files.mjs')).href);
}
const imports = suites.map((suite, index) => `import 'mark:${index}'; import './${suite.replace(/\.ts$/, '.js')}';`);
await bundle(imports.join('\n'), {
  outfile: out('mutation-specs.mjs'),
  alias: { '@jest/globals': onMocha('jest-globals.ts') },
  inject: [onMocha('forgetful-maps.ts')],
});
