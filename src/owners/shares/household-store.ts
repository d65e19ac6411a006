/** Household lists: one of an appraisal at a time, sealed; a new one takes the place of the old, which is erased. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { SecretBox } from '../../access/secret-box.js';
import { sortableId } from '../../http/sortable-id.js';
import {
  HouseholdKey,
  HouseholdListRecord,
  HouseholdPublication,
  HouseholdRow,
  type PublicationMode,
} from './household.entities.js';
import type { HouseholdList } from './household.js';
import { openList, sealList } from './sealed-list.js';

export interface AppraisalPlace {
  readonly organisationId: string;
  readonly appraisalId: string;
}

export interface Act {
  readonly actor: string;
  readonly at: Date;
}

export interface StoredList {
  readonly record: HouseholdListRecord;
  /** What whoever holds the code of the report sees of it. */
  readonly mode: PublicationMode;
}

/** SQLite takes only so many parameters in one statement. */
const rowsAtOnce = 200;

@Injectable()
export class HouseholdStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly box: SecretBox,
  ) {}

  /** The list that can still be read. */
  async current(
    { organisationId, appraisalId }: AppraisalPlace,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<StoredList | null> {
    const record = await manager
      .createQueryBuilder(HouseholdListRecord, 'list')
      .innerJoin(HouseholdKey, 'key', 'key.list_id = list.id')
      .where({ organisationId, appraisalId })
      .orderBy('list.id', 'DESC')
      .getOne();
    if (record === null) return null;
    return { record, mode: shownBy(await lastPublication(manager, record.id)) };
  }

  async contentOf({ id: listId }: HouseholdListRecord): Promise<HouseholdList> {
    const { manager } = this.dataSource;
    const key = await manager.findOneByOrFail(HouseholdKey, { listId });
    const rows = await manager.find(HouseholdRow, { where: { listId }, order: { position: 'ASC' } });
    return openList(this.box, { key, rows });
  }

  newRecord({ organisationId, appraisalId }: AppraisalPlace, list: HouseholdList, act: Act): HouseholdListRecord {
    const id = sortableId(act.at);
    const { length: households } = list.households;
    const at = act.at.toISOString();
    return { id, organisationId, appraisalId, keyKind: list.key.kind, households, actor: act.actor, at };
  }

  /** In one transaction with the erasure of the list before it. */
  async add(manager: EntityManager, record: HouseholdListRecord, list: HouseholdList): Promise<void> {
    const { id: listId, organisationId, actor } = record;
    const act = { actor, at: new Date(record.at) };
    const before = await this.current(record, manager);
    if (before) await this.erase(manager, before.record, act);
    const { key, rows } = sealList(this.box, { listId, organisationId }, list);
    await manager.insert(HouseholdListRecord, record);
    await manager.insert(HouseholdKey, key);
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      await manager.insert(HouseholdRow, rows.slice(start, start + rowsAtOnce));
    }
    await audit(manager, { ...act, organisationId, action: 'households.stored', subject: listId });
  }

  /** The key first: from then on the rows are noise, wherever a copy of them may lie. */
  async erase(manager: EntityManager, { id: listId, organisationId }: HouseholdListRecord, act: Act): Promise<void> {
    await manager.delete(HouseholdKey, { listId });
    await manager.delete(HouseholdRow, { listId });
    await audit(manager, { ...act, organisationId, action: 'households.erased', subject: listId });
  }

  /** What is shown may have changed since the list was read: whether there is anything to do is asked again here. */
  async publish({ record }: Pick<StoredList, 'record'>, mode: PublicationMode, { actor, at }: Act): Promise<void> {
    const { id: listId, organisationId } = record;
    await this.dataSource.transaction(async (manager) => {
      const last = await lastPublication(manager, listId);
      if (mode === shownBy(last)) return;
      const id = later(sortableId(at), last?.id);
      await manager.insert(HouseholdPublication, { id, listId, organisationId, mode, actor, at: at.toISOString() });
      const action = `households.shown.${mode}`;
      await audit(manager, { organisationId, at, actor, action, subject: listId });
    });
  }
}

const lastPublication = (manager: EntityManager, listId: string): Promise<HouseholdPublication | null> =>
  manager.findOne(HouseholdPublication, { where: { listId }, order: { id: 'DESC' } });

const shownBy = (last: HouseholdPublication | null): PublicationMode => last?.mode ?? 'nothing';

/** Ids of one millisecond are in no order: the later act must not lose against the earlier one. */
const later = (id: string, last: string | undefined): string => (last === undefined || id > last ? id : `${last}0`);
