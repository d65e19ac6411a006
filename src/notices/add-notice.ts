/**
 * A notice for an organisation: written in the transaction of the act it tells of, so that there is neither an act
 * without its notice nor a notice of something that was rolled back. With it waits the mail that carries it outside.
 */
import type { EntityManager } from 'typeorm';
import { sortableId } from '../http/sortable-id.js';
import { OutgoingMail } from './mail/mail.entities.js';
import { Notice } from './notice.entities.js';

export interface NewNotice {
  readonly organisationId: string;
  /** `price-correction`, `webhook-disabled`, …: for machines and icons. */
  readonly kind: string;
  /** Id of the thing the notice is about. */
  readonly subject: string;
  /** One line of Chinese. */
  readonly title: string;
  /** Plain Chinese text; no personal data, since it is mailed. */
  readonly body: string;
  /** Path within the service, beginning with one slash; null: nothing to open. */
  readonly link: string | null;
  readonly at: Date;
  /** Only for people with one of these roles; absent: for everybody of the organisation. */
  readonly roles?: readonly string[];
}

const isPath = (link: string): boolean => /^\/(?![/\\])[\x21-\x7e]*$/.test(link);

export async function addNotice(manager: EntityManager, notice: NewNotice): Promise<string> {
  const { organisationId, kind, subject, title, body, link } = notice;
  if (link !== null && !isPath(link)) throw new Error(`the link of a notice is a path of this service: ${link}`);
  if (notice.roles?.length === 0) throw new Error('a notice for no role would reach nobody');
  const id = sortableId(notice.at);
  const at = notice.at.toISOString();
  const roles = notice.roles === undefined ? null : `|${notice.roles.join('|')}|`;
  await manager.insert(Notice, { id, organisationId, kind, subject, title, body, link, roles, at });
  await manager.insert(OutgoingMail, {
    id,
    organisationId,
    noticeId: id,
    personId: null,
    state: 'unaddressed',
    attempts: 0,
    nextAttemptAt: at,
    lastError: null,
    createdAt: at,
    settledAt: null,
  });
  return id;
}
