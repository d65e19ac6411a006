/** The ledger: appraisals are added and read, never changed. Every question is asked for one organisation. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import type { Appraisal, AppraisalOrder } from '../engine/index.js';
import { canonicalJson } from '../fingerprints/canonical-json.js';
import { sortableId } from '../http/sortable-id.js';
import { AppraisalPriceRows, askedBy } from './appraisal-price-rows.js';
import type { AppraiseLiftOutcome } from './appraise-lift.js';
import { AppraisalRecord } from './appraisal-record.entity.js';
import type { Fingerprints } from './fingerprints-of.js';
import { SHELF, type Shelf } from './shelf.js';
import type { StoredAppraisal } from './stored-appraisal.js';

/** What a list shows: the record without the long texts. */
export type AppraisalSummary = Omit<AppraisalRecord, 'orderJson' | 'resultJson' | 'fingerprintsJson'>;

/** A record to be added, with what it asked of the price tables. */
export type NewAppraisal = AppraisalRecord & { readonly askedPriceRows: readonly string[] };

type Appraised = Extract<AppraiseLiftOutcome, { kind: 'appraised' }>;

const summaryColumns = [
  'id',
  'organisationId',
  'createdAt',
  'referenceDate',
  'knownAt',
  'region',
  'deviceCode',
  'standardId',
  'standardVersion',
  'residualValue',
  'orderSha256',
  'standardSha256',
  'resultSha256',
  'engine',
] as const satisfies readonly (keyof AppraisalSummary)[];

export interface Page {
  readonly limit: number;
  /** Only records older than the one with this id. */
  readonly before: string | null;
  readonly deviceCode: string | null;
}

@Injectable()
export class AppraisalStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly priceRows: AppraisalPriceRows,
    @Inject(SHELF) private readonly shelf: Shelf,
  ) {}

  newRecord(computed: Appraised, owner: RecordOwner): NewAppraisal {
    const { order, appraisal, texts } = computed;
    const { fingerprints } = appraisal;
    return Object.assign(new AppraisalRecord(), {
      id: sortableId(owner.at),
      organisationId: owner.organisationId,
      createdAt: owner.at.toISOString(),
      referenceDate: order.referenceDate,
      knownAt: order.knownAt,
      region: order.region,
      deviceCode: order.lift.deviceCode ?? null,
      standardId: order.standard.id,
      standardVersion: order.standard.version,
      residualValue: appraisal.residualValue,
      orderJson: texts.order,
      resultJson: texts.result,
      fingerprintsJson: canonicalJson(fingerprints),
      orderSha256: fingerprints.order,
      standardSha256: fingerprints.standard,
      resultSha256: fingerprints.result,
      engine: fingerprints.engine,
      askedPriceRows: askedBy({ order, appraisal }, this.shelf),
    });
  }

  /** The record and its place in the index of price rows, both or neither. */
  async add(manager: EntityManager, { askedPriceRows, ...record }: NewAppraisal): Promise<void> {
    await manager.insert(AppraisalRecord, record);
    await this.priceRows.add(manager, record, askedPriceRows);
  }

  async find(organisationId: string, id: string): Promise<StoredAppraisal | null> {
    const record = await this.dataSource.getRepository(AppraisalRecord).findOneBy({ id, organisationId });
    return record === null ? null : storedAppraisal(record);
  }

  /** The order alone: the result of a large one takes long to read. */
  async order(organisationId: string, id: string): Promise<AppraisalOrder | null> {
    const repository = this.dataSource.getRepository(AppraisalRecord);
    const record = await repository.findOne({ where: { id, organisationId }, select: { id: true, orderJson: true } });
    return record && (JSON.parse(record.orderJson) as AppraisalOrder);
  }

  /** Newest first. */
  list(organisationId: string, { limit, before, deviceCode }: Page): Promise<readonly AppraisalSummary[]> {
    return this.dataSource.getRepository(AppraisalRecord).find({
      select: Object.fromEntries(summaryColumns.map((column) => [column, true])),
      where: {
        organisationId,
        ...(before === null ? {} : { id: LessThan(before) }),
        ...(deviceCode === null ? {} : { deviceCode }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}

export interface RecordOwner {
  readonly organisationId: string;
  readonly at: Date;
}

export function storedAppraisal(record: AppraisalRecord): StoredAppraisal {
  const { id, organisationId, createdAt } = record;
  return {
    id,
    organisationId,
    createdAt,
    order: JSON.parse(record.orderJson) as AppraisalOrder,
    appraisal: JSON.parse(record.resultJson) as Appraisal,
    fingerprints: JSON.parse(record.fingerprintsJson) as Fingerprints,
  };
}
