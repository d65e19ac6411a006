/** The lifts of a batch with the numbers of their reports, page by page, so that memory does not grow with the batch. */
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ReportVersion } from '../../reports/report.entities.js';
import { BatchStore, type ItemSummary } from '../batch-store.js';

export interface BatchRow {
  readonly item: ItemSummary;
  readonly reportNumber: string | null;
}

const rowsAtOnce = 200;

@Injectable()
export class BatchRows {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: BatchStore,
  ) {}

  async *of(batchId: string): AsyncGenerator<BatchRow> {
    let after: number | null = 0;
    while (after !== null) {
      const items: readonly ItemSummary[] = await this.store.items(batchId, { state: null, after, limit: rowsAtOnce });
      const numbers = await this.numbers(items.flatMap(({ reportId }) => reportId ?? []));
      for (const item of items) yield { item, reportNumber: numbers.get(item.reportId ?? '') ?? null };
      after = items.length < rowsAtOnce ? null : (items.at(-1)?.position ?? null);
    }
  }

  private async numbers(reportIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const select = { id: true, number: true } as const;
    const versions = await this.dataSource.manager.find(ReportVersion, { where: { id: In(reportIds) }, select });
    return new Map(versions.map(({ id, number }) => [id, number]));
  }
}
