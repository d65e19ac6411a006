/** The least a service could do: Fastify that parses a body and sends it back, and one that keeps so many bytes for good. */
import Database from 'better-sqlite3';
import fastify from 'fastify';

const [file = ':memory:', kept = '1'] = process.argv.slice(2);
const database = new Database(file);
// As the ledger's own file: an answer means that the bytes are on the disk.
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE kept (id INTEGER PRIMARY KEY, content TEXT NOT NULL)');
const insert = database.prepare('INSERT INTO kept (content) VALUES (?)');
const content = 'x'.repeat(Number(kept));

const app = fastify({ bodyLimit: 64 << 20 });
app.post('/echo', (sent, reply) => reply.code(200).send(sent.body));
app.post('/insert', (_sent, reply) => {
  const { lastInsertRowid } = insert.run(content);
  return reply.code(201).send({ id: String(lastInsertRowid) });
});
console.log(`listens on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
process.on('SIGTERM', () => process.exit(0));
