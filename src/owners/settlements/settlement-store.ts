/** Settlements: added, never changed. Of an appraisal one stands, the others say by which they were corrected. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { settlementProblem } from './settlement-problem.js';
import { SettlementRecord } from './settlement.entity.js';
import type { Settlement, StoredSettlement } from './settlement.js';

export interface SettlementPlace {
  readonly organisationId: string;
  readonly appraisalId: string;
}

@Injectable()
export class SettlementStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first: the one that stands, then the one it corrected, and so on. */
  async of(
    { organisationId, appraisalId }: SettlementPlace,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<readonly StoredSettlement[]> {
    const where = { organisationId, appraisalId };
    const records = inChain(await manager.find(SettlementRecord, { where }));
    return records.map(({ id, corrects, contentJson, at }, place) => ({
      ...(JSON.parse(contentJson) as Settlement),
      ...{ id, appraisalId, corrects, recordedAt: at },
      correctedBy: records[place - 1]?.id ?? null,
    }));
  }

  async add(manager: EntityManager, record: SettlementRecord): Promise<void> {
    await this.assertNext(record, record.corrects, manager);
    await manager.insert(SettlementRecord, record);
    const { organisationId, actor, at, id: subject } = record;
    await audit(manager, { organisationId, actor, at: new Date(at), subject, action: 'settlement.recorded' });
  }

  /** Of an appraisal with a settlement that stands, only its correction may follow. */
  async assertNext(place: SettlementPlace, corrects: string | null, manager?: EntityManager): Promise<void> {
    const all = await this.of(place, manager);
    const standing = all.find(({ correctedBy }) => correctedBy === null) ?? null;
    if (corrects === null && standing !== null) throw settlementProblem('settlement-stands');
    if (corrects !== null && standing?.id !== corrects) throw settlementProblem('settlement-not-standing');
  }
}

/** Instants and ids of one millisecond are in no order; what corrects what always is. */
function inChain(records: readonly SettlementRecord[]): readonly SettlementRecord[] {
  const chain: SettlementRecord[] = [];
  let next = records.find(({ id }) => records.every(({ corrects }) => corrects !== id));
  while (next !== undefined) {
    chain.push(next);
    const { corrects } = next;
    next = records.find(({ id }) => id === corrects);
  }
  return chain;
}
