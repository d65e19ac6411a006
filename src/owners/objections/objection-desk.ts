/** Questions and objections of owners: taken in, told to the firm, answered by it, shown once it says so. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { addNotice } from '../../notices/add-notice.js';
import type { StoredReport } from '../../reports/report-store.js';
import { objectionProblem } from './objection-problem.js';
import { ObjectionStore, type ObjectionPage } from './objection-store.js';
import type { ObjectionView, PublicObjection, ReachableObjection } from './objection.js';
import type { ObjectionWish } from './read-objection.js';

type Who = Pick<Caller, 'organisationId' | 'actor'>;

/** Whoever floods a report from many addresses shall not fill the firm's inbox. */
export const mostWaiting = 50;

const kindNames = { question: '提问', objection: '异议' } as const;

@Injectable()
export class ObjectionDesk {
  constructor(
    private readonly store: ObjectionStore,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives the id, by which whoever asked finds the answer. The notice holds nothing of what was written: it is mailed. */
  async receive({ version }: StoredReport, wish: ObjectionWish): Promise<string> {
    const { id: reportId, organisationId, number } = version;
    if ((await this.store.waitingOf(reportId)) >= mostWaiting) throw objectionProblem('too-many-objections');
    const at = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const id = await this.store.add(manager, { ...wish, organisationId, reportId }, at);
      await addNotice(manager, {
        ...{ organisationId, at, kind: 'objection-received', subject: id },
        title: `业主对报告 ${number} 提出${kindNames[wish.kind]}`,
        body: '请阅读并答复。答复以后可以在报告的查验页面上公开。',
        link: `/console/objections/${id}`,
        roles: ['appraiser', 'reviewer', 'signer'],
      });
      return id;
    });
  }

  list(page: ObjectionPage): Promise<readonly ObjectionView[]> {
    return this.store.list(page);
  }

  async find({ organisationId }: Pick<Who, 'organisationId'>, id: string): Promise<ReachableObjection> {
    const found = await this.store.find(organisationId, id);
    if (!found) throw objectionProblem('objection-unknown');
    return found;
  }

  async prepareAnswer({ organisationId, actor }: Who, id: string, text: string): Promise<PreparedAnswer> {
    const { answers } = await this.find({ organisationId }, id);
    const at = this.clock.now();
    const number = answers.length + 1;
    const view = { objectionId: id, number, text, at: at.toISOString() };
    return {
      ...{ status: 201, headers: {}, body: JSON.stringify(view) },
      write: (manager) => this.store.answer(manager, { id, organisationId }, { number, text, actor, at }),
    };
  }

  /** For the pages: at once, without a key. */
  async answer(who: Who, id: string, text: string): Promise<void> {
    const prepared = await this.prepareAnswer(who, id, text);
    await this.dataSource.transaction((manager) => prepared.write(manager));
  }

  /** The question as it is to be read by anybody; null: not at all. */
  async show({ organisationId, actor }: Who, id: string, question: string | null): Promise<void> {
    const { answers } = await this.find({ organisationId }, id);
    if (question !== null && answers.length === 0) throw objectionProblem('objection-unanswered');
    await this.store.publish({ id, organisationId }, question, { actor, at: this.clock.now() });
  }

  async eraseContact({ organisationId, actor }: Who, id: string): Promise<void> {
    await this.find({ organisationId }, id);
    await this.store.eraseContact({ id, organisationId }, { actor, at: this.clock.now() });
  }

  /** What anybody with the code reads. */
  async shownOf({ version }: StoredReport): Promise<readonly PublicObjection[]> {
    const all = await this.store.ofReport(version.id);
    return all.flatMap(({ kind, text, shownText, at, answers }) =>
      shownText === null ? [] : [{ kind, text: shownText, isEdited: shownText !== text, at, answers }],
    );
  }

  /** For whoever holds the address they were given when they asked. */
  async ownOf({ version }: StoredReport, id: string): Promise<ObjectionView | null> {
    return (await this.store.ofReport(version.id)).find((one) => one.id === id) ?? null;
  }
}
