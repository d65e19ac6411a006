// After a run of jest: the server ends when its standard input does; of one that was brought, the databases of this run are dropped.
import { once } from 'node:events';
import pg from 'pg';

export default async function tearDown() {
  const server = globalThis.postgresServer;
  if (server !== undefined) {
    server.stdin.end();
    if (server.exitCode === null) await once(server, 'exit');
    return;
  }
  if (!process.env.TEST_PG_URL) return;
  const client = new pg.Client({ connectionString: process.env.TEST_PG_URL });
  await client.connect();
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE datname LIKE $1', [
    `lift_test_${process.env.TEST_PG_RUN}_%`,
  ]);
  for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await client.end();
}
