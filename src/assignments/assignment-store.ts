/** Assignments and their acts: added and read, never changed. Every question is asked for one organisation. */
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, type EntityManager } from 'typeorm';
import { canonicalJson } from '../fingerprints/canonical-json.js';
import type { Caller } from '../http/caller.js';
import { Assignment, AssignmentAct, type AssignmentActName } from './assignment.entities.js';
import type { StepId } from './steps/step-ids.js';

export interface AssignmentFilter {
  readonly limit: number;
  /** Only assignments older than the one with this id. */
  readonly before?: string | null;
  readonly deviceCode?: string | null;
  readonly engagementId?: string | null;
  /** Part of the device code, the purpose, the address or the registration number of the lift. */
  readonly search?: string | null;
}

export interface NewAct {
  readonly assignmentId: string;
  readonly act: AssignmentActName;
  readonly step?: StepId;
  readonly content: object;
  readonly appraisalId?: string;
  readonly at: Date;
}

/** Who does it. */
export type Actor = Pick<Caller, 'organisationId' | 'actor' | 'personId'>;

@Injectable()
export class AssignmentStore {
  constructor(private readonly dataSource: DataSource) {}

  find(organisationId: string, id: string): Promise<Assignment | null> {
    return this.dataSource.manager.findOneBy(Assignment, { organisationId, id });
  }

  /** Newest first. */
  list(organisationId: string, filter: AssignmentFilter): Promise<readonly Assignment[]> {
    const { limit, before = null, deviceCode = null, engagementId = null, search = null } = filter;
    const asked = this.dataSource.manager
      .createQueryBuilder(Assignment, 'one')
      .where({ organisationId })
      .orderBy('one.id', 'DESC')
      .take(limit);
    if (before !== null) asked.andWhere({ id: LessThan(before) });
    if (deviceCode !== null) asked.andWhere({ deviceCode });
    if (engagementId !== null) asked.andWhere({ engagementId });
    if (search !== null) asked.andWhere(matching, { pattern: likePattern(search) });
    return asked.getMany();
  }

  /** Of each assignment, oldest first. */
  async actsOf(
    organisationId: string,
    assignmentIds: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, readonly AssignmentAct[]>> {
    const where = { organisationId, assignmentId: In([...assignmentIds]) };
    const found = await manager.find(AssignmentAct, { where, order: { number: 'ASC' } });
    return new Map(assignmentIds.map((id) => [id, found.filter(({ assignmentId }) => assignmentId === id)]));
  }

  async add(manager: EntityManager, assignment: Assignment): Promise<void> {
    await manager.insert(Assignment, assignment);
  }

  async addAct(manager: EntityManager, caller: Actor, act: NewAct): Promise<AssignmentAct> {
    const { assignmentId } = act;
    const { organisationId, actor, personId } = caller;
    const number = (await manager.countBy(AssignmentAct, { assignmentId })) + 1;
    const added = Object.assign(new AssignmentAct(), {
      assignmentId,
      number,
      organisationId,
      act: act.act,
      step: act.step ?? null,
      contentJson: canonicalJson(act.content),
      appraisalId: act.appraisalId ?? null,
      personId,
      actor,
      at: act.at.toISOString(),
    });
    await manager.insert(AssignmentAct, added);
    return added;
  }
}

const lastFacts = `f.version = (SELECT MAX(l.version) FROM lift_facts l
  WHERE l.organisation_id = f.organisation_id AND l.device_code = f.device_code)`;

const matching = `(one.device_code LIKE :pattern ESCAPE '\\' OR one.purpose LIKE :pattern ESCAPE '\\'
  OR EXISTS (SELECT 1 FROM lift_facts f WHERE f.organisation_id = one.organisation_id
    AND f.device_code = one.device_code AND ${lastFacts}
    AND (f.address LIKE :pattern ESCAPE '\\' OR f.registration_number LIKE :pattern ESCAPE '\\')))`;

/** The text somewhere within; its own `%` and `_` mean themselves. */
export const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
