/**
 * Kills services, workers and the database of a cluster, one at a time and at drawn moments, while it works on a batch and
 * callers go on. Whatever is killed is started again.
 */
import { nothingFound, type Findings } from '../api/killed-service/findings.js';
import { trialOrder } from '../api/killed-service/issue-one-report.js';
import { Draw } from '../oracle/draw.js';
import { inspectBooks } from './books.js';
import { Cluster } from './cluster.js';
import { PatientClient } from './patient-client.js';
import { sendBatch, untilFinished } from './sent-batch.js';

export interface Trial {
  readonly kills: number;
  readonly seed: number;
  readonly lifts: number;
  readonly withinMs?: number;
  readonly tell?: (kills: Outcome['kills']) => void;
}

export interface Outcome {
  readonly kills: Readonly<Record<'service' | 'worker' | 'database', number>>;
  readonly acknowledged: number;
  readonly lifts: number;
  /** Requests that were sent again, to whoever was there. */
  readonly sentAgain: number;
  readonly faults: readonly string[];
  readonly findings: Findings;
}

export async function killMembers({ kills: wanted, seed, lifts, withinMs = Infinity, tell }: Trial): Promise<Outcome> {
  const cluster = await Cluster.start();
  const draw = new Draw(seed);
  const client = new PatientClient(cluster.services);
  const kills = { service: 0, worker: 0, database: 0 };
  const count = (): number => kills.service + kills.worker + kills.database;
  try {
    const batchId = await sendBatch(client, trialOrder(), lifts);
    const began = Date.now();
    let isOver = false;
    const load = client.work(trialOrder(), { side: 2, until: () => isOver });
    while (count() < wanted && Date.now() - began < withinMs) {
      await new Promise((resolve) => setTimeout(resolve, draw.int(20, 1_500)));
      kills[await strike(cluster, draw)] += 1;
      tell?.(kills);
    }
    isOver = true;
    await load;
    await untilFinished(cluster, batchId);
    const told = { acknowledged: client.acknowledged, batchId, lifts };
    const findings = await inspectBooks(cluster.database.url, cluster.dataDir, told);
    const { faults, sentAgain } = client;
    return { kills, acknowledged: told.acknowledged.length, lifts, sentAgain: sentAgain.length, faults, findings };
  } finally {
    await cluster.stop();
  }
}

export const unharmed = { faults: [], findings: nothingFound() };

async function strike(cluster: Cluster, draw: Draw): Promise<keyof Outcome['kills']> {
  const victim = draw.pick(['service', 'service', 'worker', 'worker', 'database'] as const);
  if (victim === 'database') {
    await cluster.database.kill();
    await cluster.database.startAgain();
  } else {
    const member = draw.pick(victim === 'service' ? cluster.services : cluster.workers);
    await member.kill();
    await member.startAgain();
  }
  return victim;
}
