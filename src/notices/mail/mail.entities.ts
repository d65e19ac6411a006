import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** `unaddressed` and `addressed` belong to the row that came with the notice, the rest to one person each. */
export type MailState = 'unaddressed' | 'addressed' | 'waiting' | 'sent' | 'given-up';

/** Mail that waits to be sent. It names the person; the address is looked up when the mail goes out. */
@Entity('mail_outbox')
export class OutgoingMail {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'notice_id' }) noticeId: string;
  @Column('text', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text') state: MailState;
  @Column('int') attempts: number;
  @Column('text', { name: 'next_attempt_at', transformer: instantColumn }) nextAttemptAt: string;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text', { name: 'settled_at', nullable: true, transformer: instantColumn }) settledAt: string | null;
}
