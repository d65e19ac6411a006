/** Questions and objections with their answers: added and never changed, but for the contact, which can be erased. */
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { SecretBox } from '../../access/secret-box.js';
import { sortableId } from '../../http/sortable-id.js';
import { ReportVersion } from '../../reports/report.entities.js';
import {
  ObjectionAnswer,
  ObjectionContact,
  ObjectionPublication,
  ObjectionRecord,
  type ObjectionKind,
} from './objection.entities.js';
import { objectionProblem } from './objection-problem.js';
import type { ObjectionView, ReachableObjection } from './objection.js';

export interface NewObjection {
  readonly organisationId: string;
  readonly reportId: string;
  readonly kind: ObjectionKind;
  readonly text: string;
  readonly contact: string | null;
}

export interface Act {
  readonly actor: string;
  readonly at: Date;
}

export interface AnswerAct extends Act {
  /** Its place among the answers, as whoever gives it saw them. */
  readonly number: number;
  readonly text: string;
}

export interface ObjectionPage {
  readonly organisationId: string;
  readonly isOpenOnly: boolean;
  readonly before: string | null;
  readonly limit: number;
}

export const ownerOfContact = (id: string): string => `objection-contact:${id}`;
/** Nobody signed in: the log names no person, not even by a number. */
const anybody = 'public';

@Injectable()
export class ObjectionStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly box: SecretBox,
  ) {}

  async add(manager: EntityManager, { contact, ...objection }: NewObjection, at: Date): Promise<string> {
    const id = sortableId(at);
    const { organisationId } = objection;
    await manager.insert(ObjectionRecord, { ...objection, id, at: at.toISOString() });
    if (contact !== null) {
      const sealedContact = this.box.seal(contact, ownerOfContact(id));
      await manager.insert(ObjectionContact, { objectionId: id, organisationId, sealedContact });
    }
    await audit(manager, { organisationId, at, actor: anybody, action: 'objection.received', subject: id });
    return id;
  }

  /** Newest first. */
  list({ organisationId, isOpenOnly, before, limit }: ObjectionPage): Promise<readonly ObjectionView[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(ObjectionRecord, 'one')
      .where({ organisationId, ...(before === null ? {} : { id: LessThan(before) }) });
    if (isOpenOnly) query.andWhere(unanswered);
    return query
      .orderBy('one.id', 'DESC')
      .take(limit)
      .getMany()
      .then((found) => this.viewsOf(found));
  }

  ofReport(reportId: string): Promise<readonly ObjectionView[]> {
    return this.viewsBy({ reportId });
  }

  async find(organisationId: string, id: string): Promise<ReachableObjection | null> {
    const [view] = await this.viewsBy({ organisationId, id });
    if (!view) return null;
    const contact = await this.dataSource.manager.findOneBy(ObjectionContact, { objectionId: id });
    return { ...view, contact: contact && this.box.open(contact.sealedContact, ownerOfContact(id)) };
  }

  waitingOf(reportId: string): Promise<number> {
    const query = this.dataSource.manager.createQueryBuilder(ObjectionRecord, 'one').where({ reportId });
    return query.andWhere(unanswered).getCount();
  }

  /** @throws answer-overtaken: the number was promised, and two answers at once are hardly both wanted. */
  async answer(manager: EntityManager, objection: OwnedObjection, act: AnswerAct): Promise<void> {
    const { id: objectionId, organisationId } = objection;
    const { number, text, actor, at } = act;
    const before = await manager.countBy(ObjectionAnswer, { objectionId });
    if (before + 1 !== number) throw objectionProblem('answer-overtaken');
    await manager.insert(ObjectionAnswer, { objectionId, number, organisationId, text, actor, at: at.toISOString() });
    await audit(manager, { organisationId, at, actor, action: 'objection.answered', subject: objectionId });
  }

  async publish(
    { id: objectionId, organisationId }: OwnedObjection,
    shownText: string | null,
    act: Act,
  ): Promise<void> {
    const { actor, at } = act;
    await this.dataSource.transaction(async (manager) => {
      const last = await manager.findOne(ObjectionPublication, { where: { objectionId }, order: { id: 'DESC' } });
      const fresh = sortableId(at);
      // Ids of one millisecond are in no order: the later act must not lose against the earlier one.
      const id = last === null || fresh > last.id ? fresh : `${last.id}0`;
      const row = { id, objectionId, organisationId, shownText, actor, at: at.toISOString() };
      await manager.insert(ObjectionPublication, row);
      const action = shownText === null ? 'objection.hidden' : 'objection.shown';
      await audit(manager, { organisationId, at, actor, action, subject: objectionId });
    });
  }

  async eraseContact({ id: objectionId, organisationId }: OwnedObjection, { actor, at }: Act): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(ObjectionContact, { objectionId });
      if (affected === 0) return;
      await audit(manager, { organisationId, at, actor, action: 'objection.contact-erased', subject: objectionId });
    });
  }

  private async viewsBy(where: FindOptionsWhere<ObjectionRecord>): Promise<readonly ObjectionView[]> {
    return this.viewsOf(await this.dataSource.manager.find(ObjectionRecord, { where, order: { id: 'DESC' } }));
  }

  private async viewsOf(records: readonly ObjectionRecord[]): Promise<readonly ObjectionView[]> {
    const { manager } = this.dataSource;
    const ids = In(records.map(({ id }) => id));
    const [answers, publications, reports] = await Promise.all([
      manager.find(ObjectionAnswer, { where: { objectionId: ids }, order: { number: 'ASC' } }),
      manager.find(ObjectionPublication, { where: { objectionId: ids }, order: { id: 'DESC' } }),
      manager.findBy(ReportVersion, { id: In(records.map(({ reportId }) => reportId)) }),
    ]);
    return records.map(({ id, kind, text, at, reportId }) => {
      const report = reports.find((one) => one.id === reportId);
      return {
        ...{ id, kind, text, at },
        ...{
          appraisalId: report?.appraisalId ?? '',
          reportNumber: report?.number ?? '',
          reportCode: report?.code ?? '',
        },
        answers: answers
          .filter(({ objectionId }) => objectionId === id)
          .map((one) => ({ number: one.number, text: one.text, at: one.at })),
        shownText: publications.find(({ objectionId }) => objectionId === id)?.shownText ?? null,
      };
    });
  }
}

export interface OwnedObjection {
  readonly id: string;
  readonly organisationId: string;
}

const unanswered = 'NOT EXISTS (SELECT 1 FROM objection_answers a WHERE a.objection_id = one.id)';
