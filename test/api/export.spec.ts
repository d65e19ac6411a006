/** A firm takes its files along: every byte named by its hash, all of its own, nothing of another firm, no secret. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPublicKey } from 'node:crypto';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { exportedTables, isExported } from '../../src/exports/exported-tables.js';
import { tableRows } from '../../src/exports/table-rows.js';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import { sha256Hex } from '../../src/fingerprints/sha256.js';
import { audit } from '../../src/access/audit-log.js';
import { PersonRole } from '../../src/access/person.entities.js';
import { roles } from '../../src/access/roles.js';
import { openZip } from '../../src/http/zip/open-zip.js';
import { readCheckpoint } from '../../src/transparency/checkpoint.js';
import { leafHash, provesInclusion } from '../../src/transparency/merkle-tree.js';
import { ForeignFirm, rivalId, type Places } from './foreign-firm.js';
import type { Headers } from './signing-firm.js';
import { smallOrder } from './small-order.js';
import { addPerson, enteredAt } from './signed-in.js';

type Files = ReadonlyMap<string, Buffer>;
type Row = Readonly<Record<string, unknown>>;

const limits = { unpackedBytes: 100_000_000, unpackRatio: 1_000, ratioFreeBytes: 10_000_000, zipEntries: 10_000 };
const trade = { limits, name: '导出', format: 'ZIP', refusal: (fault: string): Error => new Error(fault) };

async function unzipped(bytes: Buffer): Promise<Files> {
  const zip = await openZip(bytes, trade);
  const files = new Map<string, Buffer>();
  for (const name of zip.names) files.set(name, await zip.partBytes(name));
  return files;
}

const textOf = (files: Files, path: string): string => files.get(path)?.toString('utf8') ?? '';
const rowsOf = (files: Files, table: string): readonly Row[] =>
  textOf(files, `tables/${table}.ndjson`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

describe('the export of a firm', () => {
  const foreign = new ForeignFirm();
  let places: Places;
  let files: Files;
  let rivals: readonly Headers[];

  const exported = async (headers: Headers): Promise<Files> => {
    const answer = await request(foreign.firm.service.server).get('/v1/export').set(headers).responseType('blob');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    return unzipped(answer.body as Buffer);
  };

  beforeAll(async () => {
    await foreign.start();
    places = await foreign.places();
    rivals = await foreign.rivals();
    await request(foreign.firm.service.server)
      .post('/v1/appraisals')
      .set(rivals[0] ?? {})
      .send(smallOrder())
      .expect(201);
    files = await exported(foreign.owner.headers);
  }, 240_000);
  afterAll(() => foreign.stop());

  const dataSource = (): DataSource => foreign.firm.service.dataSource;

  it('names every file but itself in the manifest, with size and hash', () => {
    const { files: listed, ...head } = JSON.parse(textOf(files, 'manifest.json')) as {
      files: readonly { path: string; size: number; sha256: string }[];
    };
    expect(head).toMatchObject({ format: 'lift-appraisal-export/1', organisationId: 'firm-of-tests' });
    expect(listed.map(({ path }) => path)).toEqual([...files.keys()].filter((path) => path !== 'manifest.json'));
    for (const { path, size, sha256 } of listed) {
      const bytes = files.get(path) ?? Buffer.of();
      expect([path, bytes.length, sha256Hex(bytes)]).toEqual([path, size, sha256]);
    }
    expect([...files.keys()].at(-1)).toBe('manifest.json');
  });

  it('holds orders and results as they were hashed, every stage of a report, price books and evidence', () => {
    const id = places['/v1/appraisals/:id'] ?? '';
    const [appraisal] = rowsOf(files, 'appraisals').filter((row) => row['id'] === id);
    const result = textOf(files, `appraisals/${id}/result.json`);
    expect([sha256Hex(Buffer.from(result)), fingerprintOf(JSON.parse(result))]).toEqual([
      appraisal?.['result_sha256'],
      appraisal?.['result_sha256'],
    ]);
    expect(sha256Hex(Buffer.from(textOf(files, `appraisals/${id}/order.json`)))).toBe(appraisal?.['order_sha256']);
    for (const { report_id, sha256 } of rowsOf(files, 'report_files')) {
      expect(sha256Hex(files.get(`reports/${String(report_id)}/${String(sha256)}.pdf`) ?? Buffer.of())).toBe(sha256);
    }
    // Prepared; asked for and signed by two appraisers: none is kept twice, the sealed one is the report itself.
    expect([...files.keys()].filter((path) => path.includes('/stages/'))).toHaveLength(5);
    const books = rowsOf(files, 'price_editions').map(({ edition_id, fingerprint }) => [
      sha256Hex(files.get(`price-books/${String(edition_id)}.yaml`) ?? Buffer.of()),
      fingerprint,
    ]);
    expect(books).toHaveLength(2);
    for (const [found, fingerprint] of books) expect(found).toBe(fingerprint);
    const evidence = places['/v1/evidence/:sha256'] ?? '';
    expect(sha256Hex(files.get(`evidence/${evidence}`) ?? Buffer.of())).toBe(evidence);
  });

  it('proves what the public log says of it', () => {
    const key = createPublicKey(textOf(files, 'log/public-key.pem'));
    const head = readCheckpoint(textOf(files, 'log/checkpoint.txt'), key);
    const entries = textOf(files, 'log/entries.ndjson').trimEnd().split('\n');
    expect(entries.length).toBeGreaterThan(0);
    for (const line of entries) {
      const { position, content, proof } = JSON.parse(line) as { position: number; content: string; proof: string[] };
      const hashes = proof.map((one) => Buffer.from(one, 'base64'));
      const leaf = leafHash(Buffer.from(content, 'utf8'));
      expect(provesInclusion({ position, size: head?.size ?? 0, leaf, proof: hashes, root: head?.root ?? leaf })).toBe(
        true,
      );
    }
  });

  it('holds every row of the firm, page after page, and none of another', async () => {
    const { manager } = dataSource();
    for (let number = 0; number < 120; number += 1) {
      const act = { at: new Date(enteredAt), actor: 'test', action: 'test', subject: String(number) };
      await audit(manager, { organisationId: number % 2 === 0 ? 'firm-of-tests' : rivalId, ...act });
    }
    const again = await exported(foreign.owner.headers);
    for (const { tableName } of dataSource().entityMetadatas.filter(({ tableName }) =>
      isExported(exportedTables[tableName]),
    )) {
      const [stored] = await dataSource().query<{ n: number }[]>(
        `SELECT COUNT(*) AS n FROM ${tableName} WHERE organisation_id = 'firm-of-tests'`,
      );
      const rows = rowsOf(again, tableName);
      expect([tableName, rows.length]).toEqual([tableName, stored?.n]);
      expect(rows.every((row) => row['organisation_id'] === 'firm-of-tests')).toBe(true);
    }
    for (const [path, bytes] of again) expect([path, bytes.includes(rivalId)]).toEqual([path, false]);
    const other = await exported(rivals[1] ?? {});
    expect([...other.keys()].filter((path) => path.startsWith('appraisals/'))).toHaveLength(2);
    const names = ['firm-of-tests', '机密', '王示例'];
    for (const [path, bytes] of other) {
      expect([path, names.filter((name) => bytes.includes(name))]).toEqual([path, []]);
    }
  });

  it('pages by the whole key where it has several columns', async () => {
    for (let number = 0; number < 20; number += 1) await addPerson(foreign.firm.service, { roles: [...roles] });
    const metadata = dataSource().getMetadata(PersonRole);
    const seen: string[] = [];
    const table = { metadata, organisationId: 'firm-of-tests', without: [] };
    for await (const row of tableRows(dataSource().manager, table)) {
      seen.push(JSON.stringify([row['person_id'], row['role']]));
    }
    const stored = await dataSource().manager.countBy(PersonRole, { organisationId: 'firm-of-tests' });
    expect(stored).toBeGreaterThan(120);
    expect([seen.length, new Set(seen).size]).toEqual([stored, stored]);
  });

  it('holds no secret: no hash of a password or key, no sealed secret', async () => {
    await dataSource().query(`UPDATE people SET password_hash = 'hash-of-password', totp_sealed = 'sealed-totp'`);
    const secrets = ['hash-of-password', 'sealed-totp'];
    for (const [table, column] of [
      ['api_keys', 'secret_sha256'],
      ['webhook_secrets', 'sealed_secret'],
      ['sessions', 'token_sha256'],
    ]) {
      const rows = await dataSource().query<{ secret: string }[]>(`SELECT ${column} AS secret FROM ${table}`);
      expect(rows.length).toBeGreaterThan(0);
      secrets.push(...rows.map(({ secret }) => secret));
    }
    for (const [path, bytes] of await exported(foreign.owner.headers)) {
      expect([path, secrets.filter((secret) => bytes.includes(secret))]).toEqual([path, []]);
    }
  });

  it('knows every table: a new one says whether it is a firm’s', () => {
    const tables = dataSource()
      .entityMetadatas.filter(({ columns }) => columns.some(({ databaseName }) => databaseName === 'organisation_id'))
      .map(({ tableName }) => tableName);
    expect(Object.keys(exportedTables).sort()).toEqual(tables.sort());
    for (const metadata of dataSource().entityMetadatas) {
      const table = exportedTables[metadata.tableName];
      const names = metadata.columns.map(({ databaseName }) => databaseName);
      if (isExported(table)) expect(names).toEqual(expect.arrayContaining([...table.without]));
    }
  });

  it('is written down, and is for signers and operators', async () => {
    const [entry] = await dataSource().query<{ actor: string }[]>(
      `SELECT actor FROM audit_log WHERE action = 'organisation.exported' AND organisation_id = 'firm-of-tests'`,
    );
    expect(entry?.actor).toBe(foreign.owner.personId);
    const { first, signer } = foreign.firm.people;
    const ask = (headers: Headers): request.Test =>
      request(foreign.firm.service.server).get('/v1/export').set(headers).responseType('blob');
    expect([(await ask(first.headers)).status, (await ask(signer.headers)).status]).toEqual([403, 200]);
  });
});
