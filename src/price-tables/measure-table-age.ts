/** How old the newest prices are: an appraisal refuses prices past their maximum age, so that somebody should know before. */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Measures } from '../access/measures/measures.js';
import { CLOCK, type Clock } from '../config/clock.js';
import type { PriceTableSummary } from './price-table-library.js';
import { PublishedTables } from './published-tables.js';

const dayMs = 86_400_000;

@Injectable()
export class MeasureTableAge implements OnModuleInit {
  constructor(
    private readonly tables: PublishedTables,
    private readonly measures: Measures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.measures.add({
      name: 'lift_appraisal_price_table_age_days',
      help: 'Days since the newest edition of a public price table came into force; negative: it comes into force later',
      labels: ['table', 'kind'],
      read: async () => {
        const newest = newestEditions((await this.tables.refresh()).list());
        const now = this.clock.now().getTime();
        return newest.map(({ tableId, kind, validFrom }) => ({
          labels: { table: tableId, kind },
          value: Math.floor((now - Date.parse(`${validFrom}T00:00:00+08:00`)) / dayMs),
        }));
      },
    });
  }
}

export function newestEditions(editions: readonly PriceTableSummary[]): readonly PriceTableSummary[] {
  const newest = new Map<string, PriceTableSummary>();
  for (const edition of editions) {
    if (edition.withdrawnAt !== null || edition.privateTo !== null) continue;
    const known = newest.get(edition.tableId);
    if (known === undefined || known.validFrom < edition.validFrom) newest.set(edition.tableId, edition);
  }
  return [...newest.values()];
}
