/**
 * The index from price rows to appraisals, written in the transaction that stores an appraisal: when a row is replaced,
 * everybody who asked for it is found without reading a single appraisal. It is derived from the ledger and can be
 * made again from it.
 */
import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import type { EntityManager } from 'typeorm';
import { tablesAsked, usedPriceRows, type AppraisalOrder, type RuleBook } from '../engine/index.js';
import { askedPriceRows, questionsAnswered } from './asked-price-rows.js';
import type { AppraisalRecord } from './appraisal-record.entity.js';
import { IndexedAppraisal } from './appraisal-price-rows.entities.js';
import type { StoredAppraisal } from './stored-appraisal.js';
import { priceRowKey } from './price-row-key.js';
import type { Shelf } from './shelf.js';

type Indexed = Pick<AppraisalRecord, 'id' | 'organisationId' | 'referenceDate' | 'knownAt'>;

/** One appraisal of the index, by its short number. */
export type IndexEntry = Pick<IndexedAppraisal, 'n' | 'organisationId'>;

@Injectable()
export class AppraisalPriceRows {
  private readonly arrivals = new Subject<string>();
  /** The instant, in UTC, by which a newly stored appraisal knows its prices. Fires before the transaction ends. */
  readonly stored: Observable<string> = this.arrivals;

  /** `asked`: as `askedPriceRows` gives it. */
  async add(manager: EntityManager, appraisal: Indexed, asked: readonly string[]): Promise<void> {
    const knownAt = new Date(appraisal.knownAt).toISOString();
    const { organisationId, id: appraisalId, referenceDate } = appraisal;
    const n = await nextNumber(manager);
    await manager.query(
      `INSERT INTO indexed_appraisals (n, organisation_id, appraisal_id, reference_date, known_at) VALUES (?, ?, ?, ?, ?)`,
      [n, organisationId, appraisalId, referenceDate, knownAt],
    );
    await this.addRows(manager, { n, organisationId }, asked);
    this.arrivals.next(knownAt);
  }

  /** What an indexed appraisal asks for when it is computed again, beside what it asked for before. */
  async addComputation(manager: EntityManager, entry: IndexEntry, again: Recomputed): Promise<void> {
    await this.addRows(manager, entry, again.asked);
    await manager.update(IndexedAppraisal, { n: entry.n }, { knownAt: new Date(again.knownAt).toISOString() });
  }

  private async addRows(manager: EntityManager, entry: IndexEntry, asked: readonly string[]): Promise<void> {
    if (asked.length === 0) return;
    const { n, organisationId } = entry;
    const keys = [...new Set(asked.map(priceRowKey))];
    // Written as SQL, with numbers of our own making in the statement: TypeORM's builder takes longer than the engine.
    await manager.query(
      `INSERT INTO appraisal_price_rows (row_key, appraisal_n, organisation_id)
       VALUES ${keys.map((key) => `(${key}, ${n}, ?)`).join(', ')} ON CONFLICT DO NOTHING`,
      keys.map(() => organisationId),
    );
  }
}

export interface Recomputed {
  readonly asked: readonly string[];
  readonly knownAt: string;
}

/** Writers are one at a time, so the next number is nobody else's. */
async function nextNumber(manager: EntityManager): Promise<number> {
  const [last] = await manager.query<{ n: number | null }[]>('SELECT MAX(n) AS n FROM indexed_appraisals');
  return (last?.n ?? 0) + 1;
}

/** The rule book of a settled order; null: its edition of the standard is no longer on the shelf. */
export function ruleBookOf(order: AppraisalOrder, shelf: Shelf): RuleBook | null {
  const edition = shelf.standards.find(order.standard.id, order.standard.version);
  if (edition === undefined) return null;
  const { standard } = edition;
  return { standard, priceTables: shelf.priceTables.ruleBookTables(tablesAsked(order, standard)) };
}

/** What the index keeps of an appraisal: everything it asked for; without its standard at least what it used. */
export function askedBy(
  { order, appraisal }: Pick<StoredAppraisal, 'order' | 'appraisal'>,
  shelf: Shelf,
): readonly string[] {
  const ruleBook = ruleBookOf(order, shelf);
  if (ruleBook === null) return usedPriceRows(appraisal);
  return askedPriceRows(questionsAnswered(appraisal, order, ruleBook.standard), order, ruleBook);
}
