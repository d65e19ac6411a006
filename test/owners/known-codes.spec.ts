/** Two processes at one database: what one of them does to a report, the other says at once of a code it has answered before. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createPublicKey } from 'node:crypto';
import { startFirm, type Firm, type IssuedReport } from './issued-reports.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { testInstant } from '../api/running-service.js';
import { databaseUrl, dropTestDatabase } from '../stores/test-database.js';
import { KnownCodes } from '../../src/owners/known-codes.js';
import type { VerificationAnswer } from '../../src/owners/verification-answer.js';
import { readCheckpoint } from '../../src/transparency/checkpoint.js';
import { LOG_IDENTITY, type LogIdentity } from '../../src/transparency/log-identity.js';
import { leafHash, provesInclusion } from '../../src/transparency/merkle-tree.js';

// Reports are sealed and time-stamped for real.
jest.setTimeout(120_000);

describe('a code that was asked for before', () => {
  const folder = temporaryFolder('known-codes');
  let acting: Firm;
  let asked: Firm;
  let one: IssuedReport;
  let two: IssuedReport;
  beforeAll(async () => {
    acting = await startFirm({ DATA_DIR: folder.path });
    asked = await startFirm({ DATA_DIR: folder.path });
  }, 60_000);
  afterAll(async () => {
    await Promise.all([acting.service.stop(), asked.service.stop()]);
    await dropTestDatabase(await databaseUrl(folder.path));
    folder.remove();
  });

  const say = async ({ code }: IssuedReport, firm = asked): Promise<VerificationAnswer> =>
    (await firm.verifyCode(code)).body as VerificationAnswer;
  const statusOf = async (report: IssuedReport): Promise<unknown> => (await say(report)).report?.status;
  const act = async ({ appraisalId }: IssuedReport, name: string, body: object): Promise<void> => {
    expect((await acting.post(`/v1/appraisals/${appraisalId}/report/${name}`, body)).status).toBeLessThan(300);
  };

  const isProven = (log: VerificationAnswer['log']): boolean => {
    const [entry] = log?.entries ?? [];
    if (!log || !entry) return false;
    const { key } = asked.service.app.get<LogIdentity>(LOG_IDENTITY);
    const head = readCheckpoint(log.checkpoint, createPublicKey(key));
    const [leaf, proof] = [
      leafHash(Buffer.from(entry.content)),
      entry.proof.map((hash) => Buffer.from(hash, 'base64')),
    ];
    return head !== undefined && provesInclusion({ position: entry.position, leaf, proof, ...head });
  };

  it('has the same answer again, which was not made again, however it is typed', async () => {
    expect((await asked.verifyCode('0000-0000-0000-0000-0000')).body).toMatchObject({ verdict: 'not-issued' });
    one = await acting.issue();
    const answer = await say(one);
    expect([await say(one), await say(one, acting)]).toEqual([answer, answer]);
    const { body } = await asked.verifyCode(one.code.toLowerCase().replaceAll('-', ' '));
    expect(body).toEqual(answer);
    const find = jest.fn(() => Promise.reject(new Error('it is known')));
    const known = asked.service.app.get(KnownCodes);
    expect(await known.answer(one.code, new Date(testInstant), find)).toEqual(answer);
    expect(find).not.toHaveBeenCalled();
  });

  it('is closed and opened at once', async () => {
    const show = (mode: string): Promise<unknown> =>
      Promise.resolve(acting.put(`/v1/appraisals/${one.appraisalId}/report/visibility`, { mode }));
    expect((await say(one)).report?.sha256).toBe(one.sha256);
    await show('closed');
    expect(await say(one)).toMatchObject({ report: { sha256: null }, log: null });
    await show('full');
    expect((await say(one)).report?.sha256).toBe(one.sha256);
  });

  it('expires with the day', async () => {
    asked.service.setNow('2027-06-29T15:59:59.999Z');
    expect(await statusOf(one)).toBe('in-force');
    asked.service.setNow('2027-06-29T16:00:00.000Z');
    expect(await statusOf(one)).toBe('use-expired');
    asked.service.setNow(testInstant);
    expect(await statusOf(one)).toBe('in-force');
  });

  it('is proven in the log as it has grown', async () => {
    const before = (await say(one)).log?.checkpoint;
    two = await acting.issue();
    const { log } = await say(one);
    expect(log?.checkpoint).not.toBe(before);
    expect(isProven(log)).toBe(true);
  });

  it('is superseded at once, and its chain grows at once', async () => {
    const three = await acting.issue();
    expect([await statusOf(one), await statusOf(two)]).toEqual(['in-force', 'in-force']);
    await act(one, 'supersede', { by: two.appraisalId, reason: '有误' });
    expect((await say(one)).report).toMatchObject({ status: 'superseded', replacedBy: { number: two.number } });
    expect((await say(two)).report).toMatchObject({ status: 'in-force', replaces: [{ number: one.number }] });
    await act(two, 'supersede', { by: three.appraisalId, reason: '仍有误' });
    expect((await say(one)).report?.newest).toMatchObject({ number: three.number });
    expect(await statusOf(two)).toBe('superseded');
  });

  it('is revoked at once', async () => {
    await act(two, 'revoke', { reason: '委托方资料不实' });
    expect((await say(two)).report).toMatchObject({ status: 'revoked', reason: '委托方资料不实' });
  });
});
