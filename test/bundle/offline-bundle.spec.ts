/** A bundle is made here, and checked elsewhere with nothing but itself and what was trusted before. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPublicKey } from 'node:crypto';
import request from 'supertest';
import { sha256Hex } from '../../src/fingerprints/sha256.js';
import type { VerifyOptions } from '../../src/cli/verify-command.js';
import { readCheckpoint } from '../../src/transparency/checkpoint.js';
import { TransparencyLog } from '../../src/transparency/transparency-log.js';
import { engagement, smallOrder } from '../api/small-order.js';
import { testInstant } from '../api/running-service.js';
import { openWorld, unzipped, type BundleWorld, type Issued } from './bundle-world.js';
import { leaf, rootByPath } from './rfc6962.js';

let world: BundleWorld;
let report: Issued;
let known: VerifyOptions;
beforeAll(async () => {
  world = await openWorld();
  report = await world.issue();
  known = await world.trust();
}, 120_000);
afterAll(() => world.stop());

const at = new Date(testInstant);
const append = (content: Parameters<TransparencyLog['append']>[1]): Promise<number | null> =>
  world.service.dataSource.transaction((manager) =>
    world.service.app.get(TransparencyLog).append(manager, content, { organisationId: 'local', at }),
  );
const checkpoint = async (): Promise<string> => (await request(world.service.server).get('/v1/log/checkpoint')).text;

describe('the bundle of a report', () => {
  it('holds at one size of the log always the same bytes, with the stored file in it', async () => {
    const zip = await world.bundle(report.code);
    expect(sha256Hex(await world.bundle(report.code))).toBe(sha256Hex(zip));
    const files = await unzipped(zip);
    expect(sha256Hex(files.get('report.pdf')!)).toBe(report.sha256);
    expect([...files.keys()].slice(0, 4)).toEqual(['README.txt', 'manifest.json', 'report.pdf', 'appraisal.json']);
    expect([...files.keys()].filter((path) => path.startsWith('standards/')).length).toBeGreaterThan(10);
  });

  it('is valid elsewhere for whoever trusts the roots and the log key', async () => {
    const { exitCode, text } = await world.verify(await world.bundle(report.code), known);
    expect([exitCode, text]).toEqual([0, expect.stringContaining('核对通过')]);
    for (const words of ['未被改动', '完全一致', '与清单一致', '记入', '开发测试证书', report.number]) {
      expect(text).toContain(words);
    }
    const json = await world.verify(await world.bundle(report.code), { ...known, json: true });
    expect(JSON.parse(json.text)).toMatchObject({ verdict: 'valid', log: { isKeyTrusted: true } });
  });

  it('is its own word and no more where the log key or the roots are not known', async () => {
    const zip = await world.bundle(report.code);
    const noKey = await world.verify(zip, { trust: known.trust });
    expect([noKey.exitCode, noKey.text]).toEqual([1, expect.stringContaining('log-key-not-trusted')]);
    const noRoot = await world.verify(zip, { logKey: known.logKey });
    expect([noRoot.exitCode, noRoot.text]).toEqual([1, expect.stringContaining('signature-not-trusted')]);
    expect(noRoot.text).toContain('只是资料包自己的说法');
  });

  it('proves its entry before a judge written from the RFC', async () => {
    const files = await unzipped(await world.bundle(report.code));
    const key = createPublicKey(files.get('log/key.pem')!);
    const head = readCheckpoint(files.get('log/checkpoint.txt')!.toString(), key)!;
    const { items } = JSON.parse(files.get('log/entries.json')!.toString());
    expect(items.length).toBeGreaterThan(1);
    for (const { position, content, proof } of items) {
      const path = proof.map((hash: string) => Buffer.from(hash, 'base64'));
      expect(rootByPath(position, head.size, leaf(Buffer.from(content)), path)).toEqual(head.root);
    }
  });

  it('proves since a kept checkpoint that the log only grew', async () => {
    const kept = await checkpoint();
    await world.issue();
    const size = kept.split('\n')[1];
    const file = world.keep('checkpoint.txt', kept);
    const whole = await world.verify(await world.bundle(report.code, `?since=${size}`), { ...known, checkpoint: file });
    expect([whole.exitCode, whole.text]).toEqual([0, expect.stringContaining('只增不改')]);
    const bare = await world.verify(await world.bundle(report.code), { ...known, checkpoint: file });
    expect([bare.exitCode, bare.text]).toEqual([1, expect.stringContaining('consistency-missing')]);
    const now = (await checkpoint()).split('\n')[1];
    const { body } = await request(world.service.server).get(`/v1/log/consistency?earlier=${size}&size=${now}`);
    const consistency = world.keep('consistency.json', JSON.stringify(body));
    const given = await world.verify(await world.bundle(report.code), { ...known, checkpoint: file, consistency });
    expect(given.exitCode).toBe(0);
    const { status, body: problem } = await request(world.service.server).get(
      `/r/${report.code}/bundle.zip?since=9999`,
    );
    expect([status, problem.faults[0].pointer]).toEqual([400, '/since']);
  });

  it('of a revoked or superseded report says so', async () => {
    const [revoked, old, next] = [await world.issue(), await world.issue(), await world.issue()];
    await append({ kind: 'report-revoked', sha256: revoked.sha256, at: testInstant });
    await append({ kind: 'report-superseded', sha256: old.sha256, by: next.sha256, at: testInstant });
    const first = await world.verify(await world.bundle(revoked.code), known);
    expect([first.exitCode, first.text]).toEqual([1, expect.stringContaining('report-revoked')]);
    const second = await world.verify(await world.bundle(old.code), known);
    expect([second.exitCode, second.text]).toEqual([1, expect.stringContaining('report-superseded')]);
    expect((await world.verify(await world.bundle(next.code), known)).exitCode).toBe(0);
  });

  it('is for the firm’s people by the appraisal, and is not there before the report or for a draft', async () => {
    const get = (path: string): request.Test => request(world.service.server).get(path);
    await get(`/v1/appraisals/${report.id}/report/bundle`).expect(200).expect('content-type', 'application/zip');
    const draft = await world.issue(smallOrder());
    for (const path of [`/r/${draft.code}/bundle.zip`, '/r/0000/bundle.zip', '/v1/appraisals/none/report/bundle']) {
      expect((await get(path).expect(404)).body.code).toBe('bundle-unknown');
    }
  });
});

describe('a verification of the service', () => {
  const verify = (bytes: Buffer): request.Test =>
    request(world.service.server).post('/v1/verifications').set('content-type', 'application/pdf').send(bytes);
  const pdfOf = async ({ code }: Issued): Promise<Buffer> =>
    (await unzipped(await world.bundle(code))).get('report.pdf')!;

  it('shows the entries of the log with proofs, and names signers, levels and the recomputation', async () => {
    const { body } = await verify(await pdfOf(report)).expect(200);
    expect(body).toMatchObject({
      verdict: 'issued',
      unaltered: { code: 'same-bytes' },
      inForce: { code: 'in-force' },
      log: { code: 'in-the-log', entries: [{ text: expect.stringContaining(report.number) }] },
      technical: { recomputed: { code: 'identical', differences: [] }, signers: [{ role: '评估单位印章' }] },
    });
    expect(body.sealedBy.text).toContain('没有评估人员的电子签名');
    const key = createPublicKey((await request(world.service.server).get('/v1/log/key')).text);
    const head = readCheckpoint(body.log.checkpoint, key)!;
    const [{ position, content, proof }] = body.log.entries;
    const path = proof.map((hash: string) => Buffer.from(hash, 'base64'));
    expect(rootByPath(position, head.size, leaf(Buffer.from(content)), path)).toEqual(head.root);
    expect(JSON.parse(content).sha256).toBe(report.sha256);
  });

  it('answers a code with the log of its file, an unknown one with none', async () => {
    const post = (code: string): request.Test => request(world.service.server).post('/v1/verifications').send({ code });
    expect((await post(report.code)).body).toMatchObject({
      log: { code: 'in-the-log' },
      unaltered: { code: 'code-known' },
    });
    expect((await post('0000-0000-0000-0000-0000')).body).toMatchObject({
      log: null,
      unaltered: { code: 'code-unknown' },
    });
  });

  it('never calls a file issued that is a stage on the way to a report', async () => {
    const issued = await world.issue();
    const stage = Buffer.from('%PDF-1.7 prepared');
    const { dataSource } = world.service;
    const [version] = await dataSource.query<{ id: string }[]>('SELECT id FROM report_versions WHERE code = ?', [
      issued.code,
    ]);
    await dataSource.query(
      `INSERT INTO report_files (report_id, sha256, organisation_id, kind, size_bytes, created_at)
       VALUES (?, ?, 'local', 'report', ?, ?)`,
      [version!.id, sha256Hex(stage), stage.length, testInstant],
    );
    const { body } = await verify(stage).expect(200);
    expect(body).toMatchObject({
      verdict: 'unfinished',
      unaltered: { answer: 'no', code: 'unfinished' },
      inForce: { answer: 'no' },
    });
  });
});

describe('the log beside many issues at once', () => {
  it('has no hole, and every issued report is in it once', async () => {
    const before = (await checkpoint()).split('\n')[1];
    const issued = await Promise.all(Array.from({ length: 8 }, () => world.issue({ ...smallOrder(), engagement })));
    const { body } = await request(world.service.server).get(`/v1/log/entries?from=${before}&limit=1000`);
    const positions = body.items.map((item: { position: number }) => item.position);
    expect(positions).toEqual(Array.from({ length: 8 }, (_, index) => Number(before) + index));
    const logged = body.items.map((item: { content: string }) => JSON.parse(item.content).sha256 as string);
    expect([...logged].sort()).toEqual(issued.map(({ sha256 }) => sha256).sort());
  }, 120_000);
});
