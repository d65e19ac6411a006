/** The audit log of a service as chains with signed heads: what an insider with the database in hand changes shows. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { auditChainGuard, AuditChain1768694400000 } from '../../src/database/migrations/0018-audit-chain.js';
import { audit } from '../../src/access/audit-log.js';
import { AuditHeads } from '../../src/transparency/audit-heads.js';
import { checkAuditChains } from '../../src/transparency/check-audit-chains.js';
import { LOG_IDENTITY, type LogIdentity } from '../../src/transparency/log-identity.js';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import { smallOrder } from '../api/small-order.js';
import { testDialect } from './test-database.js';

let service: RunningService;
let dataSource: DataSource;
beforeAll(async () => {
  service = await startService();
  ({ dataSource } = service);
  for (let count = 0; count < 3; count += 1) {
    await request(service.server).post('/v1/appraisals').send(smallOrder()).expect(201);
  }
}, 60_000);
afterAll(() => service.stop());

const faults = async (): Promise<readonly string[]> => {
  const { publicKey } = service.app.get<LogIdentity>(LOG_IDENTITY);
  return (await checkAuditChains(dataSource, publicKey)).flatMap((chain) => chain.faults);
};
const heads = (): AuditHeads => service.app.get(AuditHeads, { strict: false });

describe('the audit log', () => {
  it('is linked entry by entry in the transaction of each act, for every organisation apart', async () => {
    const { publicKey } = service.app.get<LogIdentity>(LOG_IDENTITY);
    const chains = await checkAuditChains(dataSource, publicKey);
    expect(chains.find(({ organisationId }) => organisationId === 'local')).toMatchObject({ links: 3, faults: [] });
    expect(await service.count('audit_links')).toBe(await service.count('audit_log'));
  });

  it('has a signed head for each state that was signed, once', async () => {
    await heads().signAll();
    const note = await heads().sign('local');
    expect(note).toMatch(/\/log\/audit\/local\n3\n[A-Za-z0-9+/]{43}=\n\n— /);
    await request(service.server).post('/v1/appraisals').send(smallOrder()).expect(201);
    const next = await heads().sign('local');
    expect(next?.split('\n')[1]).toBe('4');
    expect(await faults()).toEqual([]);
    expect(await heads().sign('nobody')).toBeNull();
  });

  it('is found whole while the service goes on writing it', async () => {
    let isOver = false;
    const writing = (async (): Promise<void> => {
      while (!isOver) {
        const act = { organisationId: 'local', at: new Date(testInstant), actor: 'wang', action: 'test', subject: 'x' };
        await dataSource.transaction((manager) => audit(manager, act));
      }
    })();
    const found: string[] = [];
    for (let look = 0; look < 100; look += 1) found.push(...(await faults()));
    isOver = true;
    await writing;
    expect(found).toEqual([]);
  });

  it('takes no link out of turn, and none to an entry of somebody else', async () => {
    const link = (number: number, owner: string, entry: string): Promise<unknown> =>
      dataSource.query(
        `INSERT INTO audit_links (organisation_id, number, entry_id, sha256) VALUES ('${owner}', ${number}, '${entry}', '${'0'.repeat(64)}')`,
      );
    await expect(link(9, 'local', 'x')).rejects.toThrow(auditChainGuard.message);
    const [{ id } = { id: '' }] = await dataSource.query<{ id: string }[]>(
      `SELECT id FROM audit_log WHERE organisation_id = 'local' ORDER BY id LIMIT 1`,
    );
    await expect(link(1, 'operator', id)).rejects.toThrow(auditChainGuard.message);
    await expect(dataSource.query('DELETE FROM audit_links')).rejects.toThrow('insert-only');
  });

  it('shows what was changed past all guards, even where the links were made to fit', async () => {
    const lifted = await withoutGuards(dataSource);
    await dataSource.query(`UPDATE audit_log SET actor = 'nobody' WHERE organisation_id = 'local' AND subject <> ''`);
    expect((await faults())[0]).toMatch(/is not what link 1 hashed$/);
    const relink = new AuditChain1768694400000();
    const saved = await dataSource.query<{ organisationId: string; number: number; note: string; at: string }[]>(
      'SELECT organisation_id AS "organisationId", number, note, at FROM audit_heads',
    );
    const runner = dataSource.createQueryRunner();
    await relink.down(runner);
    await relink.up(runner);
    await runner.release();
    for (const { organisationId, number, note, at } of saved) {
      await dataSource.query('INSERT INTO audit_heads (organisation_id, number, note, at) VALUES (?, ?, ?, ?)', [
        ...[organisationId, number, note, at],
      ]);
    }
    expect(await faults()).toEqual(['head 3 was signed for another chain', 'head 4 was signed for another chain']);
    await lifted();
  });
});

/** As whoever owns the database can: its guards of the audit log off, and on again. */
async function withoutGuards(database: DataSource): Promise<() => Promise<void>> {
  if (testDialect === 'postgres') {
    await database.query('ALTER TABLE audit_log DISABLE TRIGGER USER');
    return async () => void (await database.query('ALTER TABLE audit_log ENABLE TRIGGER USER'));
  }
  const triggers = await database.query<{ name: string; sql: string }[]>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_log'`,
  );
  for (const { name } of triggers) await database.query(`DROP TRIGGER ${name}`);
  return async () => {
    for (const { sql } of triggers) await database.query(sql);
  };
}
