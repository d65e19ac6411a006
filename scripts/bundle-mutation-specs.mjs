// The suites that judge the mutants, in one file on Mocha: named by folder or file as arguments. Stryker runs this in its
// copy of the sources, where every mutant stands beside the original, and loads the file once: what a mutant costs then is
// the tests that reach it, a third of a second instead of three.
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

const suites = process.argv.slice(2).flatMap(suitesIn);
await build({
  stdin: {
    contents: suites.map((suite) => `import './${suite.replace(/\.ts$/, '.js')}';`).join('\n'),
    resolveDir: root,
    loader: 'ts',
  },
  outfile: path.join(root, 'out', 'mutation-specs.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  alias: { '@jest/globals': onMocha('jest-globals.ts') },
  inject: [onMocha('forgetful-weak-map.ts')],
  logLevel: 'warning',
  plugins: [ownPlace],
});
