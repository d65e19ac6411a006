/** Drafts of prices and their steps in the database. What may follow what, the database checks once more by itself. */
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, type EntityManager, type Repository } from 'typeorm';
import type { Caller } from '../../http/caller.js';
import { preconditionFailed } from '../../http/etag.js';
import type { PriceRowInFile } from '../price-table-file.js';
import type { RegionCode } from '../../engine/index.js';
import { without } from '../without.js';
import { draftProblem } from './draft-problem.js';
import { PriceEditionRecord } from '../published/price-books.entities.js';
import { PriceDraftRecord, PriceDraftStepRecord } from './price-draft.entities.js';
import { authoring } from './price-draft.js';
import type { DraftAct, DraftState, DraftStep, PriceDraft, PriceDraftSummary, SeenDraft } from './price-draft.js';

export interface DraftFilter {
  readonly state?: DraftState | null;
  readonly tableId?: string | null;
  /** Only drafts made before the one with this id. */
  readonly before?: string | null;
  readonly limit?: number;
}

export interface NewStep {
  readonly act: DraftAct;
  readonly reason: string | null;
  readonly at: Date;
}

const listed: readonly (keyof PriceDraftRecord)[] = [
  ...(['id', 'organisationId', 'tableId', 'publisher', 'kind', 'privateTo', 'title', 'status', 'validFrom'] as const),
  ...(['method', 'licence', 'regionsJson', 'corrects', 'baseEditionId', 'baseSequence', 'rowCount'] as const),
  ...(['contentSha256', 'state', 'version', 'createdBy', 'proposedBy', 'approvedBy', 'editionId'] as const),
  ...(['createdAt', 'updatedAt'] as const),
];

const select = Object.fromEntries(listed.map((column) => [column, true]));

@Injectable()
export class PriceDraftStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(organisationId: string, id: string): Promise<PriceDraft | null> {
    const record = await this.records.findOneBy({ id, organisationId });
    return record === null ? null : draftOf(record);
  }

  /** Newest first. */
  async list(organisationId: string, filter: DraftFilter): Promise<readonly PriceDraftSummary[]> {
    const { state = null, tableId = null, before = null, limit = 100 } = filter;
    const records = await this.records.find({
      select,
      where: {
        organisationId,
        ...(state === null ? {} : { state }),
        ...(tableId === null ? {} : { tableId }),
        ...(before === null ? {} : { id: LessThan(before) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
    return records.map(summaryOf);
  }

  /** All that are still worked on, newest first. */
  async open(organisationId: string): Promise<readonly PriceDraftSummary[]> {
    const where = { organisationId, state: In<DraftState>(['draft', 'proposed', 'approved']) };
    return (await this.records.find({ select, where, order: { id: 'DESC' } })).map(summaryOf);
  }

  async steps(organisationId: string, id: string): Promise<readonly DraftStep[]> {
    const steps = this.dataSource.getRepository(PriceDraftStepRecord);
    const found = await steps.find({ where: { organisationId, draftId: id }, order: { number: 'ASC' } });
    return found.map(({ number, act, actor, personId, at, reason, contentSha256 }) => {
      return { number, act, actor, personId, at, reason, contentSha256 };
    });
  }

  /** Those of the drafts that the person has a hand in. */
  async madeBy(personId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const where = { draftId: In([...ids]), personId, act: In([...authoring]) };
    const steps = this.dataSource.getRepository(PriceDraftStepRecord);
    return new Set(
      (await steps.find({ select: { draftId: true, number: true }, where })).map(({ draftId }) => draftId),
    );
  }

  /** Of the draft an edition came from; nothing: it came as a file, or is another organisation's. */
  async stepsOfEdition(organisationId: string, editionId: string): Promise<readonly DraftStep[]> {
    const select = { editionId: true, draftId: true } as const;
    const edition = await this.dataSource.manager.findOne(PriceEditionRecord, { select, where: { editionId } });
    return edition === null || edition.draftId === null ? [] : this.steps(organisationId, edition.draftId);
  }

  private get records(): Repository<PriceDraftRecord> {
    return this.dataSource.getRepository(PriceDraftRecord);
  }
}

/** The draft as it stands in the transaction, if it is still what the caller saw. */
export async function seenDraft(
  manager: EntityManager,
  caller: Caller,
  { id, ifMatch }: SeenDraft,
): Promise<PriceDraft> {
  const record = await manager.findOneBy(PriceDraftRecord, { id, organisationId: caller.organisationId });
  if (record === null) throw draftProblem('price-draft-unknown');
  if (String(record.version) !== ifMatch) throw preconditionFailed(String(record.version));
  return draftOf(record);
}

export async function insertDraft(manager: EntityManager, draft: PriceDraft): Promise<void> {
  await manager.insert(PriceDraftRecord, recordOf(draft));
}

/** Counts the version on; another change in between is a failed precondition. */
export async function updateDraft(manager: EntityManager, draft: PriceDraft): Promise<PriceDraft> {
  const { id, version } = draft;
  const change = without(recordOf(draft), 'id', 'organisationId', 'tableId', 'publisher', 'kind', 'privateTo');
  const updated = await manager.update(PriceDraftRecord, { id, version }, { ...change, version: version + 1 });
  if (updated.affected !== 1) throw preconditionFailed('?');
  return { ...draft, version: version + 1 };
}

export async function addStep(
  manager: EntityManager,
  draft: PriceDraft,
  step: NewStep & { readonly caller: Caller },
): Promise<void> {
  const newest = await manager.maximum(PriceDraftStepRecord, 'number', { draftId: draft.id });
  await manager.insert(PriceDraftStepRecord, {
    draftId: draft.id,
    number: (newest ?? 0) + 1,
    organisationId: draft.organisationId,
    act: step.act,
    actor: step.caller.actor,
    personId: step.caller.personId,
    at: step.at.toISOString(),
    reason: step.reason,
    contentSha256: draft.contentSha256,
  });
}

export async function stepsOf(manager: EntityManager, draftId: string): Promise<readonly PriceDraftStepRecord[]> {
  return manager.find(PriceDraftStepRecord, { where: { draftId }, order: { number: 'ASC' } });
}

function draftOf(record: PriceDraftRecord): PriceDraft {
  return { ...without(summaryOf(record), 'rowCount'), rows: JSON.parse(record.rowsJson) as readonly PriceRowInFile[] };
}

function summaryOf(record: PriceDraftRecord): PriceDraftSummary {
  const head = without(record, 'rowsJson', 'regionsJson');
  return { ...head, regions: JSON.parse(record.regionsJson) as readonly RegionCode[] };
}

function recordOf({ rows, regions, ...head }: PriceDraft): PriceDraftRecord {
  return { ...head, rowsJson: JSON.stringify(rows), rowCount: rows.length, regionsJson: JSON.stringify(regions) };
}
