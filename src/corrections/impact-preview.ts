/**
 * What a draft of prices would move, before a second person approves it: appraisals without an issued report, computed
 * as known now, once without and once with the draft as if it were published now. The editor's own organisation is
 * shown in full, everybody else as numbers alone. Nothing is stored.
 */
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { appraise } from '../engine/index.js';
import type { AppraisalOrder } from '../engine/index.js';
import { ruleBookOf } from '../appraisals/appraisal-price-rows.js';
import { AppraisalRecord } from '../appraisals/appraisal-record.entity.js';
import { SHELF, type Shelf } from '../appraisals/shelf.js';
import { CLOCK, type Clock } from '../config/clock.js';
import type { Caller } from '../http/caller.js';
import { editionIdOfDraft, tableFileOf } from '../price-tables/drafting/draft-content.js';
import type { PriceDraft } from '../price-tables/drafting/price-draft.js';
import { toEdition } from '../price-tables/price-table-file.js';
import type { PriceTableLibrary } from '../price-tables/price-table-library.js';
import { PublishedTables } from '../price-tables/published-tables.js';
import type { ImpactItem, ImpactOnOthers, ImpactView } from './correction-views.js';
import { furthest } from './count-effects.js';
import { amountOf, fenOf } from './fen.js';
import { findConcerned, type ConcernedAppraisals } from './find-concerned.js';
import { whatChanged, type PriceChange } from './what-changed.js';

export interface ImpactWish {
  /** Continue with appraisals older than the one with this number; null: from the newest. */
  readonly before: number | null;
  /** Appraisals to compute for this page. */
  readonly limit: number;
}

export type ImpactPage = Omit<ImpactView, 'next'> & { readonly next: number | null };

/** Of other organisations this many are computed; more are said to be there. */
const othersExamined = 100;

interface Comparison {
  readonly asOf: string;
  readonly without: Shelf;
  readonly withDraft: Shelf;
}

@Injectable()
export class ImpactPreview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tables: PublishedTables,
    @Inject(SHELF) private readonly shelf: Shelf,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(caller: Caller, draft: PriceDraft, { before, limit }: ImpactWish): Promise<ImpactPage> {
    const asOf = this.clock.now().toISOString();
    const library = await this.tables.refresh();
    const { change, comparison } = this.compare(draft, library, asOf);
    const placesKnownFrom = draft.corrects === null ? null : new Date(change.lineKnownFrom).toISOString();
    const concerned = await findConcerned(this.dataSource.manager, change, {
      organisationId: caller.organisationId,
      placesKnownFrom,
    });
    const own = concerned.ownDrafts.filter((n) => before === null || n < before);
    const page = own.slice(0, limit);
    const items = await this.examine(page, comparison);
    return {
      draftId: draft.id,
      asOf,
      items: items.filter(isMoved),
      next: own.length > limit ? (page.at(-1) ?? null) : null,
      examined: page.length,
      candidates: concerned.ownDrafts.length,
      others: before === null ? await this.others(concerned, comparison) : null,
      reportsListed: draft.corrects === null ? null : { own: concerned.ownReports, others: concerned.otherReports },
    };
  }

  private compare(
    draft: PriceDraft,
    library: PriceTableLibrary,
    asOf: string,
  ): { readonly change: PriceChange; readonly comparison: Comparison } {
    const { kind, privateTo, tableId } = draft;
    const edition = toEdition(tableFileOf(draft, asOf), editionIdOfDraft(draft));
    const published = {
      edition,
      kind,
      fingerprint: draft.contentSha256,
      file: '',
      privateTo,
      origin: 'draft',
    } as const;
    const next = library.with([published]);
    const act = draft.corrects === null ? 'published' : 'corrected';
    const subject = { act, editionId: edition.editionId, at: asOf } as const;
    const { standards } = this.shelf;
    return {
      change: whatChanged(subject, next.ruleBookTables([tableId])),
      comparison: {
        asOf,
        without: { standards, priceTables: library },
        withDraft: { standards, priceTables: next },
      },
    };
  }

  private async others({ otherDrafts }: ConcernedAppraisals, comparison: Comparison): Promise<ImpactOnOthers> {
    const items = await this.examine(otherDrafts.slice(0, othersExamined), comparison);
    const moved = items.filter(isMoved);
    const differences = moved.flatMap(({ difference }) => (difference === null ? [] : [fenOf(difference)]));
    const largest = furthest(differences);
    return {
      candidates: otherDrafts.length,
      examined: items.length,
      moved: moved.length,
      refused: moved.filter(({ withDraft }) => withDraft === null).length,
      sumOfDifferences: amountOf(differences.reduce((sum, one) => sum + one, 0)),
      largestDifference: largest === null ? null : amountOf(largest),
    };
  }

  private async examine(numbers: readonly number[], comparison: Comparison): Promise<readonly ImpactItem[]> {
    const items: ImpactItem[] = [];
    for (const n of numbers) {
      const record = await this.recordOf(n);
      items.push(itemOf(record, comparison));
      await nextTurn();
    }
    return items;
  }

  /** Without the long result: the order is all that is computed from. */
  private recordOf(n: number): Promise<ExaminedRecord> {
    return this.dataSource
      .getRepository(AppraisalRecord)
      .createQueryBuilder('appraisal')
      .select(['id', 'createdAt', 'deviceCode', 'residualValue', 'orderJson'].map((column) => `appraisal.${column}`))
      .where('appraisal.id = (SELECT i.appraisal_id FROM indexed_appraisals i WHERE i.n = :n)', { n })
      .getOneOrFail();
  }
}

type ExaminedRecord = Pick<AppraisalRecord, 'id' | 'createdAt' | 'deviceCode' | 'residualValue' | 'orderJson'>;

function itemOf(record: ExaminedRecord, { asOf, without, withDraft }: Comparison): ImpactItem {
  const order = { ...(JSON.parse(record.orderJson) as AppraisalOrder), knownAt: asOf };
  const [before, after] = [valueOf(order, without), valueOf(order, withDraft)];
  return {
    appraisalId: record.id,
    deviceCode: masked(record.deviceCode),
    createdAt: record.createdAt,
    storedValue: record.residualValue,
    without: before.value,
    withDraft: after.value,
    difference:
      before.value === null || after.value === null ? null : amountOf(fenOf(after.value) - fenOf(before.value)),
    refusals: after.refusals,
  };
}

interface Value {
  readonly value: string | null;
  readonly refusals: readonly string[];
}

function valueOf(order: AppraisalOrder, shelf: Shelf): Value {
  const ruleBook = ruleBookOf(order, shelf);
  if (ruleBook === null) return { value: null, refusals: ['standard-not-on-shelf'] };
  const outcome = appraise(order, ruleBook);
  if (outcome.kind === 'appraised') return { value: outcome.appraisal.residualValue, refusals: [] };
  return { value: null, refusals: [...new Set(outcome.findings.map(({ code }) => code))] };
}

/** A value that becomes another, or comes to be or not to be. */
const isMoved = ({ without, withDraft }: ImpactItem): boolean => without !== withDraft;

const masked = (deviceCode: string | null): string | null =>
  deviceCode === null ? null : `${'*'.repeat(Math.max(0, deviceCode.length - 4))}${deviceCode.slice(-4)}`;
