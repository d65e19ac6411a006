/**
 * The notices of an organisation as one reader sees them: those for everybody and those for a role the reader has,
 * newest first, each with the mark whether this reader has read it.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Brackets, DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { CLOCK, type Clock } from '../config/clock.js';
import { EdgeError } from '../http/edge-error.js';
import { Notice, NoticeRead } from './notice.entities.js';

/** What the board needs to know of a caller; every `Caller` is one. */
export interface NoticeReader {
  readonly organisationId: string;
  readonly actor: string;
  readonly personId: string | null;
  readonly roles: ReadonlySet<string>;
}

export interface NoticeOnBoard {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
  readonly at: string;
  /** null: this reader has not read it. */
  readonly readAt: string | null;
}

export interface NoticePage {
  readonly items: readonly NoticeOnBoard[];
  /** Id to continue after, null at the end. */
  readonly next: string | null;
}

export interface NoticeWish {
  /** Continue after this notice; null: from the newest. */
  readonly after: string | null;
  readonly limit: number;
  readonly unreadOnly?: boolean;
}

/** A database takes only so many parameters in one statement. */
const rowsAtOnce = 500;

@Injectable()
export class NoticeBoard {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(reader: NoticeReader, { after, limit, unreadOnly = false }: NoticeWish): Promise<NoticePage> {
    const query = this.visibleTo(reader)
      .orderBy('notice.id', 'DESC')
      .limit(limit + 1);
    if (after !== null) query.andWhere('notice.id < :after', { after });
    if (unreadOnly) query.andWhere('mark.notice_id IS NULL');
    const found = await query.getMany();
    const notices = found.slice(0, limit);
    const marks = await this.marksOf(reader, notices);
    return {
      items: notices.map((notice) => onBoard(notice, marks.get(notice.id) ?? null)),
      next: found.length > limit ? (notices.at(-1)?.id ?? null) : null,
    };
  }

  unreadCount(reader: NoticeReader): Promise<number> {
    return this.visibleTo(reader).andWhere('mark.notice_id IS NULL').getCount();
  }

  /** Marks one notice as read; the first reading counts. A notice the reader cannot see does not exist. */
  async markRead(reader: NoticeReader, noticeId: string): Promise<NoticeOnBoard> {
    return this.dataSource.transaction(async (manager) => {
      const notice = await this.visibleTo(reader, manager).andWhere('notice.id = :noticeId', { noticeId }).getOne();
      if (notice === null) throw unknownNotice();
      await this.mark(manager, reader, [notice.id]);
      const mark = await manager.findOneByOrFail(NoticeRead, { noticeId, reader: markNameOf(reader) });
      return onBoard(notice, mark.readAt);
    });
  }

  /** Marks everything up to this notice as read; the number of notices newly marked. */
  async markAllRead(reader: NoticeReader, upToNoticeId: string): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const unread = await this.visibleTo(reader, manager)
        .andWhere('mark.notice_id IS NULL')
        .andWhere('notice.id <= :upToNoticeId', { upToNoticeId })
        .getMany();
      await this.mark(
        manager,
        reader,
        unread.map(({ id }) => id),
      );
      return unread.length;
    });
  }

  private async mark(manager: EntityManager, reader: NoticeReader, noticeIds: readonly string[]): Promise<void> {
    const readAt = this.clock.now().toISOString();
    const { organisationId } = reader;
    const marks = noticeIds.map((noticeId) => ({ noticeId, reader: markNameOf(reader), organisationId, readAt }));
    for (let start = 0; start < marks.length; start += rowsAtOnce) {
      const some = marks.slice(start, start + rowsAtOnce);
      await manager.createQueryBuilder().insert().into(NoticeRead).values(some).orIgnore().execute();
    }
  }

  private visibleTo(
    reader: NoticeReader,
    manager: EntityManager = this.dataSource.manager,
  ): SelectQueryBuilder<Notice> {
    const roles = [...reader.roles];
    return manager
      .createQueryBuilder(Notice, 'notice')
      .leftJoin(NoticeRead, 'mark', 'mark.notice_id = notice.id AND mark.reader = :reader', {
        reader: markNameOf(reader),
      })
      .where('notice.organisation_id = :organisationId', { organisationId: reader.organisationId })
      .andWhere(
        new Brackets((either) => {
          either.where('notice.roles IS NULL');
          roles.forEach((role, index) => {
            either.orWhere(`notice.roles LIKE :role${index}`, { [`role${index}`]: `%|${role}|%` });
          });
        }),
      );
  }

  private async marksOf(reader: NoticeReader, notices: readonly Notice[]): Promise<ReadonlyMap<string, string>> {
    if (notices.length === 0) return new Map();
    const marks = await this.dataSource.manager
      .createQueryBuilder(NoticeRead, 'mark')
      .where('mark.reader = :reader', { reader: markNameOf(reader) })
      .andWhere('mark.notice_id IN (:...ids)', { ids: notices.map(({ id }) => id) })
      .getMany();
    return new Map(marks.map(({ noticeId, readAt }) => [noticeId, readAt]));
  }
}

/** A key that belongs to no person keeps marks under its own name. */
const markNameOf = ({ personId, actor }: NoticeReader): string => personId ?? actor;

function onBoard(notice: Notice, readAt: string | null): NoticeOnBoard {
  const { id, kind, subject, title, body, link, at } = notice;
  return { id, kind, subject, title, body, link, at, readAt };
}

function unknownNotice(): EdgeError {
  const title = { zh: '没有这一通知', en: 'There is no such notice' };
  return new EdgeError({ kind: 'not-found', code: 'notice-unknown', title });
}
