/** Which batches have something to do. Asked every few seconds, so it must not grow with what is done. */
import type { DataSource } from 'typeorm';

export interface OpenBatch {
  readonly batchId: string;
  readonly organisationId: string;
}

/** SQL, word for word the condition of the index of open items. */
export const isOpen = `state IN ('waiting', 'appraised')`;

/**
 * From one batch to the next along the index of open items, never over their items. A batch is left out while its last
 * word is a pause, and for ever once it is cancelled.
 */
const statement = `
  WITH RECURSIVE going (batch_id) AS (
    SELECT MIN(batch_id) FROM batch_items WHERE ${isOpen}
    UNION ALL
    SELECT (SELECT MIN(batch_id) FROM batch_items WHERE ${isOpen} AND batch_id > going.batch_id)
    FROM going WHERE going.batch_id IS NOT NULL
  )
  SELECT b.id AS "batchId", b.organisation_id AS "organisationId"
  FROM going JOIN batches b ON b.id = going.batch_id
  WHERE NOT EXISTS (SELECT 1 FROM batch_acts c WHERE c.batch_id = b.id AND c.act = 'cancel')
    AND COALESCE((SELECT a.act FROM batch_acts a WHERE a.batch_id = b.id AND a.act IN ('pause', 'resume')
      ORDER BY a.number DESC LIMIT 1), 'resume') = 'resume'
  ORDER BY b.id`;

/** Oldest first. */
export async function openBatches(dataSource: DataSource): Promise<readonly OpenBatch[]> {
  const runner = dataSource.createQueryRunner('slave');
  try {
    return (await runner.query(statement)) as readonly OpenBatch[];
  } finally {
    await runner.release();
  }
}
