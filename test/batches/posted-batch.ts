/** A batch written straight into the database, for tests of what works on it. */
import type { DataSource } from 'typeorm';
import { BatchRecord, type BatchReports } from '../../src/batches/batch.entities.js';
import { BatchStore, type NewItem } from '../../src/batches/batch-store.js';
import { canonicalJson } from '../../src/fingerprints/canonical-json.js';
import { sortableId } from '../../src/http/sortable-id.js';

export interface PostedBatch {
  readonly organisationId: string;
  readonly reports?: BatchReports;
  readonly orders: readonly object[];
  readonly at: Date;
}

export async function postBatch(dataSource: DataSource, wanted: PostedBatch): Promise<string> {
  const { organisationId, reports = 'none', orders, at } = wanted;
  const id = sortableId(at);
  const batch = Object.assign(new BatchRecord(), {
    ...{ id, organisationId, label: '批次', reports, items: orders.length, source: 'json' as const },
    ...{ bodySha256: 'a'.repeat(64), actor: 'local', at: at.toISOString() },
  });
  await dataSource.transaction((manager) => new BatchStore(dataSource).add(manager, batch, itemsOf(orders)));
  return id;
}

async function* itemsOf(orders: readonly object[]): AsyncGenerator<NewItem> {
  for (const order of orders) {
    yield { deviceCode: null, address: null, orderJson: await Promise.resolve(canonicalJson(order)) };
  }
}
