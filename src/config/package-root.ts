/** The folder that holds `standards/`, `price-tables/` and package.json: the same from `src/` and from `dist/`. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const packageRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What a thread or a process beside the service runs, one file each like the service itself: `scripts/bundle.mjs`. */
export const threadProgram = (name: string): string => join(packageRoot, 'dist', 'threads', `${name}.js`);

/** A whole program as one CommonJS script: `scripts/bundle.mjs`, `start-compiled.ts`. */
export const programFile = (name: 'service' | 'service-worker' | 'command-line'): string =>
  join(packageRoot, 'dist', `${name}.cjs`);

/** What the files of this release say, read when it was built: `scripts/read-release-files.mjs`. */
export const releaseFiles = join(packageRoot, 'dist', 'release-files.json');

const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };

export const packageVersion = manifest.version;
