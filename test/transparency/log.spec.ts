import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPublicKey } from 'node:crypto';
import request from 'supertest';
import { readCheckpoint } from '../../src/transparency/checkpoint.js';
import { leafHash, provesConsistency, provesInclusion } from '../../src/transparency/merkle-tree.js';
import { TransparencyLog } from '../../src/transparency/transparency-log.js';
import { startService, type RunningService } from '../api/running-service.js';

const at = new Date('2026-11-02T08:00:00Z');
const sha256Of = (number: number): string => number.toString(16).padStart(64, '0');

describe('the public log', () => {
  let service: RunningService;
  let log: TransparencyLog;
  /** Entries that the price tables shipped with the service made at its start. */
  let first: number;
  const issue = (number: number): Promise<number | null> =>
    service.dataSource.transaction((manager) =>
      log.append(
        manager,
        { kind: 'report-issued', sha256: sha256Of(number), number: `沈评 ${number}`, at: at.toISOString() },
        { organisationId: 'local', at },
      ),
    );
  const get = async (path: string): Promise<request.Response> => request(service.server).get(`/v1/log/${path}`);

  beforeAll(async () => {
    service = await startService();
    log = service.app.get(TransparencyLog);
    first = await log.size();
    for (let number = 0; number < 21; number += 1) expect(await issue(number)).toBe(first + number);
  });
  afterAll(() => service.stop());

  const keyOf = async () => createPublicKey((await get('key')).text);

  it('proves every entry to whoever holds its key', async () => {
    const key = await keyOf();
    for (const number of [0, 7, 20]) {
      const { body } = await get(`inclusion?subject=${sha256Of(number)}`);
      const head = readCheckpoint(String(body.checkpoint), key)!;
      expect(body.items).toHaveLength(1);
      const [{ position, content, proof }] = body.items;
      expect(JSON.parse(content)).toMatchObject({ kind: 'report-issued', number: `沈评 ${number}` });
      const leaf = leafHash(Buffer.from(content, 'utf8'));
      const path = proof.map((hash: string) => Buffer.from(hash, 'base64'));
      expect(provesInclusion({ position, size: head.size, leaf, proof: path, root: head.root })).toBe(true);
    }
    expect((await get(`inclusion?subject=${sha256Of(999)}`)).body.items).toEqual([]);
  });

  it('proves that it only grew', async () => {
    const key = await keyOf();
    const earlier = readCheckpoint((await get('checkpoint')).text, key)!;
    await issue(21);
    await issue(22);
    const later = readCheckpoint((await get('checkpoint')).text, key)!;
    expect(later.size).toBe(earlier.size + 2);
    const { body } = await get(`consistency?earlier=${earlier.size}&size=${later.size}`);
    const proof = body.proof.map((hash: string) => Buffer.from(hash, 'base64'));
    expect(provesConsistency({ earlier, later, proof })).toBe(true);
  });

  it('gives a head that was signed before while somebody else is writing', async () => {
    const signed = await log.checkpoint(at);
    await service.dataSource.transaction(async () => expect(await log.checkpoint(at)).toBe(signed));
  });

  it('gives one checkpoint for one size, and its entries page by page', async () => {
    expect((await get('checkpoint')).text).toBe((await get('checkpoint')).text);
    const { body } = await get(`entries?from=${first}&limit=5`);
    expect(body.items.map((item: { position: number }) => item.position)).toEqual(
      [0, 1, 2, 3, 4].map((n) => first + n),
    );
    expect(body.next).toBe(first + 5);
  });

  it('holds nothing of an act that was undone, and keeps no gap', async () => {
    const before = await log.size();
    const undone = service.dataSource.transaction(async (manager) => {
      await log.append(
        manager,
        { kind: 'report-revoked', sha256: sha256Of(1), at: at.toISOString() },
        { organisationId: 'local', at },
      );
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await log.size()).toBe(before);
    expect(await issue(50)).toBe(before);
  });

  it('keeps its order when many write at once', async () => {
    const before = await log.size();
    const places = await Promise.all(Array.from({ length: 12 }, (_, number) => issue(100 + number)));
    expect([...places].sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 12 }, (_, number) => before + number),
    );
  });

  it('names what of a question is out of place', async () => {
    const answer = await get('consistency?earlier=5&size=100000');
    expect(answer.status).toBe(400);
    expect(answer.body.faults).toMatchObject([{ pointer: '/size', code: 'parameter-invalid' }]);
  });
});
