/** Two services and three workers on one PostgreSQL, each replaced once while they are at work. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { nothingFound } from '../api/killed-service/findings.js';
import { trialOrder } from '../api/killed-service/issue-one-report.js';
import { inspectBooks } from './books.js';
import { Cluster } from './cluster.js';
import { PatientClient } from './patient-client.js';
import { sendBatch, untilFinished } from './sent-batch.js';

const lifts = 30;
let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.start();
}, 120_000);
afterAll(() => cluster.stop(), 60_000);

it('lose, double and skip nothing when one after the other is ended and started again under load', async () => {
  const client = new PatientClient(cluster.services);
  const batchId = await sendBatch(client, trialOrder(), lifts);
  let isRolling = true;
  const load = client.work(trialOrder(), { side: 3, until: () => !isRolling });
  for (const member of cluster.members) {
    const { code, said } = await member.end();
    expect({ member: member.name, code, said }).toEqual({
      member: member.name,
      code: 0,
      said: expect.not.stringContaining('"level":50'),
    });
    await member.start();
  }
  isRolling = false;
  await load;
  await untilFinished(cluster, batchId);
  expect(client.faults).toEqual([]);
  expect(client.sentAgain).toEqual([]);
  expect(client.acknowledged.length).toBeGreaterThan(5);
  expect(await inspectBooks(cluster.database.url, cluster.dataDir, { ...client, batchId, lifts })).toEqual(
    nothingFound(),
  );
}, 180_000);
