// Before a run of jest: one PostgreSQL server, when tests that need one are asked for. TEST_PG_URL brings another server, as a
// superuser or as somebody who may create databases.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const keeper = path.join(import.meta.dirname, 'postgres-server.mjs');

/** Everything, or a path that names tests of a database: a look at one other file does not wait for a server. */
function isWanted({ testPathPatterns }) {
  if (process.env.TEST_DATABASE === 'postgres') return true;
  const asked = testPathPatterns?.patterns ?? [];
  return asked.length === 0 || asked.some((pattern) => /postgres|stores|database/.test(pattern));
}

export default async function setUp(globalConfig) {
  process.env.TEST_PG_RUN = randomBytes(4).toString('hex');
  if (process.env.TEST_PG_URL || !isWanted(globalConfig)) return;
  const server = spawn(process.execPath, [keeper], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: server.stdout });
  const [url] = await Promise.race([
    once(lines, 'line'),
    once(server, 'exit').then(() => {
      throw new Error('the PostgreSQL server for the tests did not start (see above)');
    }),
  ]);
  process.env.TEST_PG_URL = url;
  globalThis.postgresServer = server;
}
