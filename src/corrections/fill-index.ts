/** Gives every appraisal of the ledger its place in the index of price rows: those stored before there was one. */
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DataSource, In } from 'typeorm';
import { AppraisalPriceRows, askedBy } from '../appraisals/appraisal-price-rows.js';
import { IndexedAppraisal } from '../appraisals/appraisal-price-rows.entities.js';
import { AppraisalRecord } from '../appraisals/appraisal-record.entity.js';
import { storedAppraisal } from '../appraisals/appraisal-store.js';
import { SHELF, type Shelf } from '../appraisals/shelf.js';
import { CorrectionStore } from './correction-store.js';

const idsAtOnce = 500;
const recordsAtOnce = 10;

@Injectable()
export class FillIndex {
  constructor(
    private readonly dataSource: DataSource,
    private readonly priceRows: AppraisalPriceRows,
    private readonly store: CorrectionStore,
    @Inject(SHELF) private readonly shelf: Shelf,
  ) {}

  /** Resolves when all are in, or `mayGoOn` says no more; the number added. Two at once do no harm. */
  async run(mayGoOn: () => boolean = () => true): Promise<number> {
    let [last, added] = ['', 0];
    while (mayGoOn()) {
      const ids = await this.store.idsAfter(last, idsAtOnce);
      const missing = await this.missingOf(ids);
      for (let first = 0; first < missing.length && mayGoOn(); first += recordsAtOnce) {
        added += await this.add(missing.slice(first, first + recordsAtOnce));
        await nextTurn();
      }
      if (ids.length < idsAtOnce) return added;
      last = ids.at(-1) ?? last;
      await nextTurn();
    }
    return added;
  }

  private async missingOf(ids: readonly string[]): Promise<readonly string[]> {
    const indexed = await this.dataSource.getRepository(IndexedAppraisal).findBy({ appraisalId: In([...ids]) });
    const known = new Set(indexed.map(({ appraisalId }) => appraisalId));
    return ids.filter((id) => !known.has(id));
  }

  private async add(ids: readonly string[]): Promise<number> {
    const records = await this.dataSource.getRepository(AppraisalRecord).findBy({ id: In([...ids]) });
    const asked = records.map((record) => ({ record, rows: askedBy(storedAppraisal(record), this.shelf) }));
    return this.dataSource.transaction(async (manager) => {
      const indexed = await manager.findBy(IndexedAppraisal, { appraisalId: In([...ids]) });
      const known = new Set(indexed.map(({ appraisalId }) => appraisalId));
      const missing = asked.filter(({ record }) => !known.has(record.id));
      for (const { record, rows } of missing) await this.priceRows.add(manager, record, rows);
      return missing.length;
    });
  }
}
