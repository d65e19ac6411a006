import pg from 'pg';
import type { Cluster } from './cluster.js';
import type { PatientClient } from './patient-client.js';

/** Of the same lift, so often; with reports. Its id. */
export async function sendBatch(client: PatientClient, order: object, lifts: number): Promise<string> {
  const orders = Array.from({ length: lifts }, () => order);
  const answer = await client.post('/v1/batches', 'batch', { label: 'cluster', reports: 'issue', orders });
  if (answer === null) throw new Error(`the batch was refused: ${client.faults.join()}`);
  return String(answer['id']);
}

/** An item of a worker that was killed waits until its lease is over. */
export async function untilFinished({ database }: Cluster, batchId: string, longestMs = 150_000): Promise<void> {
  const rows = new pg.Client({ connectionString: database.url });
  await rows.connect();
  try {
    for (const began = Date.now(); Date.now() - began < longestMs;) {
      const open = await rows.query(
        `SELECT 1 FROM batch_items WHERE batch_id = $1 AND state IN ('waiting', 'appraised')`,
        [batchId],
      );
      if (open.rowCount === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  } finally {
    await rows.end();
  }
}
