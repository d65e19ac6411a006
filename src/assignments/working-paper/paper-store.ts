/** Versions of working papers: added and read, never changed. Every question is asked for one organisation. */
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import type { DraftOrder, WorkingPaper, WorkingPaperSummary } from './working-paper.js';
import { WorkingPaperVersion } from './working-paper.entities.js';

export interface NewPaper extends Omit<WorkingPaper, 'at'> {
  readonly organisationId: string;
  readonly at: Date;
}

@Injectable()
export class PaperStore {
  constructor(private readonly dataSource: DataSource) {}

  async latest(
    organisationId: string,
    assignmentId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<WorkingPaper | null> {
    const where = { organisationId, assignmentId };
    const [last] = await manager.find(WorkingPaperVersion, { where, order: { version: 'DESC' }, take: 1 });
    return last === undefined ? null : paperOf(last);
  }

  async version(organisationId: string, assignmentId: string, version: number): Promise<WorkingPaper | null> {
    const found = await this.dataSource.manager.findOneBy(WorkingPaperVersion, {
      organisationId,
      assignmentId,
      version,
    });
    return found && paperOf(found);
  }

  /** Newest first. */
  list(organisationId: string, assignmentId: string): Promise<readonly WorkingPaperSummary[]> {
    return this.dataSource.manager.find(WorkingPaperVersion, {
      select: { assignmentId: true, version: true, note: true, actor: true, at: true },
      where: { organisationId, assignmentId },
      order: { version: 'DESC' },
    });
  }

  /** The latest of each assignment. */
  async latestOf(organisationId: string, assignmentIds: readonly string[]): Promise<ReadonlyMap<string, WorkingPaper>> {
    const found = await this.dataSource.manager
      .createQueryBuilder(WorkingPaperVersion, 'paper')
      .where({ organisationId, assignmentId: In([...assignmentIds]) })
      .andWhere(
        `paper.version = (SELECT MAX(o.version) FROM working_papers o WHERE o.assignment_id = paper.assignment_id)`,
      )
      .getMany();
    return new Map(found.map((one) => [one.assignmentId, paperOf(one)]));
  }

  async add(manager: EntityManager, { order, at, ...paper }: NewPaper): Promise<void> {
    const row = { ...paper, orderJson: canonicalJson(order), at: at.toISOString() };
    await manager.insert(WorkingPaperVersion, row);
  }
}

function paperOf({ assignmentId, version, orderJson, note, actor, at }: WorkingPaperVersion): WorkingPaper {
  return { assignmentId, version, order: JSON.parse(orderJson) as DraftOrder, note, actor, at };
}
