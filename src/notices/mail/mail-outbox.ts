/** The mail that waits: which is due, whose turn it is, what became of it. */
import { Injectable } from '@nestjs/common';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { sortableId } from '../../http/sortable-id.js';
import { Notice } from '../notice.entities.js';
import { OutgoingMail } from './mail.entities.js';

/** One person's mail whose turn it is, with the notice it carries. */
export interface DueMail {
  readonly mail: OutgoingMail;
  readonly notice: Notice;
}

export type MailOutcome =
  | { readonly kind: 'sent'; readonly at: Date }
  | { readonly kind: 'again'; readonly at: Date; readonly error: string }
  | { readonly kind: 'given-up'; readonly at: Date; readonly error: string };

/** Longer than any one attempt lasts: a process that dies while sending holds its mail back no longer than this. */
const claimLastsMs = 5 * 60_000;
const batch = 50;

@Injectable()
export class MailOutbox {
  constructor(private readonly dataSource: DataSource) {}

  /** Notices whose mail has not been addressed yet, oldest first. */
  async unaddressed(): Promise<readonly DueMail[]> {
    return this.withNotices(
      await this.dataSource.manager.find(OutgoingMail, {
        where: { state: 'unaddressed' },
        order: { id: 'ASC' },
        take: batch,
      }),
    );
  }

  /** One waiting mail per person in place of the notice's own row; nothing when somebody else was faster. */
  async address({ mail, notice }: DueMail, personIds: readonly string[], at: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const place = { id: mail.id, state: 'unaddressed' as const };
      const changed = await manager.update(OutgoingMail, place, { state: 'addressed', settledAt: at.toISOString() });
      if (changed.affected !== 1 || personIds.length === 0) return;
      const rows = personIds.map((personId) => ({
        id: sortableId(at),
        organisationId: notice.organisationId,
        noticeId: notice.id,
        personId,
        state: 'waiting' as const,
        attempts: 0,
        nextAttemptAt: at.toISOString(),
        lastError: null,
        createdAt: at.toISOString(),
        settledAt: null,
      }));
      await manager.insert(OutgoingMail, rows);
    });
  }

  /** Mail whose time has come, the longest due first. */
  due(now: Date): Promise<readonly OutgoingMail[]> {
    return this.dataSource.manager.find(OutgoingMail, {
      where: { state: 'waiting', nextAttemptAt: LessThanOrEqual(now.toISOString()) },
      order: { nextAttemptAt: 'ASC', id: 'ASC' },
      take: batch,
    });
  }

  /** For this process alone while the claim lasts; null: somebody else was faster. */
  async claim(mail: OutgoingMail, now: Date): Promise<DueMail | null> {
    const { id, attempts, nextAttemptAt } = mail;
    const until = new Date(now.getTime() + claimLastsMs).toISOString();
    const place = { id, attempts, nextAttemptAt, state: 'waiting' as const };
    const changed = await this.dataSource.manager.update(OutgoingMail, place, {
      attempts: attempts + 1,
      nextAttemptAt: until,
    });
    if (changed.affected !== 1) return null;
    const [claimed] = await this.withNotices([{ ...mail, attempts: attempts + 1 }]);
    return claimed ?? null;
  }

  /** Of this very attempt: whoever took longer than the claim says nothing of what another has sent since. */
  async settle({ id, attempts }: OutgoingMail, outcome: MailOutcome): Promise<void> {
    const at = outcome.at.toISOString();
    const changes =
      outcome.kind === 'again'
        ? { nextAttemptAt: at, lastError: outcome.error }
        : { state: outcome.kind, settledAt: at, lastError: outcome.kind === 'sent' ? null : outcome.error };
    await this.dataSource.manager.update(OutgoingMail, { id, attempts, state: 'waiting' }, changes);
  }

  /** What became of the mail of an organisation, by state: what was given up must not go unseen. */
  async countByState(organisationId: string): Promise<Readonly<Record<'waiting' | 'sent' | 'givenUp', number>>> {
    const count = (state: OutgoingMail['state']): Promise<number> =>
      this.dataSource.manager.countBy(OutgoingMail, { organisationId, state });
    const [waiting, sent, givenUp] = await Promise.all([count('waiting'), count('sent'), count('given-up')]);
    return { waiting, sent, givenUp };
  }

  /** The newest letters that were given up, newest first. */
  givenUp(organisationId: string, limit: number): Promise<readonly OutgoingMail[]> {
    const where = { organisationId, state: 'given-up' as const };
    return this.dataSource.manager.find(OutgoingMail, { where, order: { id: 'DESC' }, take: limit });
  }

  private async withNotices(mails: readonly OutgoingMail[]): Promise<readonly DueMail[]> {
    const found = await Promise.all(
      mails.map(async (mail) => ({
        mail,
        notice: await this.dataSource.manager.findOneBy(Notice, { id: mail.noticeId }),
      })),
    );
    return found.flatMap(({ mail, notice }) => (notice === null ? [] : [{ mail, notice }]));
  }
}
