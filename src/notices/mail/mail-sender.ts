/**
 * Sends the mail that waits, after the commit of whatever it tells of, in rounds. A letter that is not taken is tried
 * again later and later and in the end given up; the notice stands in the inbox whatever becomes of its mail.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, type Clock } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { RepeatedRound } from '../repeated-round.js';
import { mailRetries, nextAttempt } from '../retry-schedule.js';
import { ADDRESS_BOOK, type AddressBook } from './address-book.js';
import { MailCarrier, MailNotTaken } from './mail-carrier.js';
import { MailOutbox, type DueMail, type MailOutcome } from './mail-outbox.js';
import { letterOf } from './mail-text.js';

const everyMs = 5_000;
/** Whoever switches mail on after weeks does not want the letters of those weeks. */
const staleAfterMs = 3 * 24 * 3_600_000;

@Injectable()
export class MailSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(MailSender.name);
  private readonly carrier: MailCarrier | null;
  private readonly rounds = new RepeatedRound(
    () => this.round(),
    everyMs,
    (error) => this.log.error(error),
  );

  constructor(
    private readonly outbox: MailOutbox,
    @Inject(ADDRESS_BOOK) private readonly addressBook: AddressBook,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.carrier = settings.outgoing.mail === null ? null : new MailCarrier(settings.outgoing.mail);
  }

  onApplicationBootstrap(): void {
    if (this.carrier === null) {
      this.log.warn('no mail is sent: SMTP_URL is not set; notices stand in the inbox only');
      return;
    }
    this.rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds.stop();
    this.carrier?.close();
  }

  /** One round now: addresses what is new, sends what is due. */
  sendDue(): Promise<void> {
    return this.carrier === null ? Promise.resolve() : this.rounds.run();
  }

  private async round(): Promise<void> {
    for (const due of await this.outbox.unaddressed()) await this.address(due);
    for (const mail of await this.outbox.due(this.clock.now())) {
      // Each just before it is sent: a claim on all of them would run out over the first ones of a slow server.
      const claimed = await this.outbox.claim(mail, this.clock.now());
      if (claimed !== null) await this.outbox.settle(claimed.mail, await this.attempt(claimed));
    }
  }

  private async address(due: DueMail): Promise<void> {
    const now = this.clock.now();
    const isStale = now.getTime() - Date.parse(due.notice.at) > staleAfterMs;
    const people = isStale
      ? []
      : await this.addressBook.mailAddresses(due.notice.organisationId, rolesOf(due.notice.roles));
    const personIds = [...new Set(people.map(({ personId }) => personId))];
    await this.outbox.address(due, personIds, now);
  }

  private async attempt({ mail, notice }: DueMail): Promise<MailOutcome> {
    const people = await this.addressBook.mailAddresses(notice.organisationId);
    const to = people.find(({ personId }) => personId === mail.personId)?.address;
    if (to === undefined) return { kind: 'given-up', at: this.clock.now(), error: 'no-address' };
    try {
      await this.carrier?.send({ id: mail.id, to, ...letterOf(notice, this.settings.publicUrl) });
      return { kind: 'sent', at: this.clock.now() };
    } catch (error) {
      if (!(error instanceof MailNotTaken)) throw error;
      return this.afterFailure(mail.attempts, error);
    }
  }

  private afterFailure(failed: number, { code, isFinal }: MailNotTaken): MailOutcome {
    const at = this.clock.now();
    const next = isFinal ? null : nextAttempt(mailRetries, { failed, at, chance: Math.random() });
    if (next !== null) return { kind: 'again', at: next, error: code };
    this.log.warn(`a mail was given up after ${failed} attempts: ${code}`);
    return { kind: 'given-up', at, error: code };
  }
}

const rolesOf = (roles: string | null): readonly string[] | undefined =>
  roles?.split('|').filter((role) => role !== '');
