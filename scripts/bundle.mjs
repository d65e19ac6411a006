// One file out of the three thousand that a start of the service reads: dist/service.js, beside the build it is made
// from, and dist/service-worker.js for what works on batches. Other threads and the command line go on running the
// build itself. Run by `npm run build` and all set-up.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist');

/** Packages with compiled parts or files of their own beside the code; they are loaded from node_modules as ever. */
const apart = /^(better-sqlite3|better-sqlite3-13|@node-rs\/|@napi-rs\/|fontkit|pdfkit|@fastify\/static|pg-native)/;

/** A file of the build goes on believing that it lies in its own folder: package-root.ts counts upwards from there. */
const ownPlace = {
  name: 'own-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      if (!file.startsWith(dist + path.sep)) {
        // @nestjs/typeorm asks for typeorm by a require of its own, which would load all of it a second time.
        return { contents: text.replace(/^(const|let|var) require = createRequire\(import\.meta\.url\);$/m, '') };
      }
      const place = path.relative(dist, file).split(path.sep).join('/');
      return { contents: text.replaceAll('import.meta.url', `new URL('${place}', import.meta.url).href`) };
    });
  },
};

/** Nest and TypeORM name packages they can work with; those that are not installed stay what they are, absent. */
const absentStaysAbsent = {
  name: 'absent-stays-absent',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path: name, resolveDir, kind, pluginData }) => {
      if (pluginData === 'asked' || name.startsWith('node:')) return undefined;
      if (apart.test(name)) return { path: name, external: true };
      const found = await resolve(name, { resolveDir, kind, pluginData: 'asked' });
      return found.errors.length > 0 ? { path: name, external: true } : undefined;
    });
  },
};

await build({
  entryPoints: { service: path.join(dist, 'main.js'), 'service-worker': path.join(dist, 'worker.js') },
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Nest tells modules and providers apart by the names of their classes in what it says.
  keepNames: true,
  minifyWhitespace: true,
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  plugins: [ownPlace, absentStaysAbsent],
  // What CommonJS packages in one ES module still ask for.
  banner: {
    js: [
      `import { createRequire as __bundleRequire } from 'node:module';`,
      `import { dirname as __bundleFolder } from 'node:path';`,
      `import { fileURLToPath as __bundlePath } from 'node:url';`,
      `const require = __bundleRequire(import.meta.url), __filename = __bundlePath(import.meta.url), __dirname = __bundleFolder(__filename);`,
    ].join(''),
  },
});
