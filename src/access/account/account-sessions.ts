import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { audit } from '../audit-log.js';
import type { Person } from '../person.entities.js';
import { Sessions } from '../sign-in/sessions.js';

/** What changes of an account do to its sessions, and the entries they leave. */
@Injectable()
export class AccountSessions {
  constructor(
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Ends every session of the person and opens one under a new token. */
  async renew(manager: EntityManager, person: Person): Promise<string> {
    await this.sessions.endAllOf(manager, person.id);
    return this.sessions.open(manager, { person, stage: 'full', via: 'password' });
  }

  keepSecret(token: string, totpSealed: string): Promise<void> {
    return this.sessions.keepSecret(token, totpSealed);
  }

  async secretOf(token: string): Promise<string | null> {
    return (await this.sessions.find(token))?.session.totpSealed ?? null;
  }

  async note(
    manager: EntityManager,
    { id, organisationId }: Pick<Person, 'id' | 'organisationId'>,
    action: string,
  ): Promise<void> {
    await audit(manager, { organisationId, at: this.now(), actor: id, action, subject: id });
  }

  now(): Date {
    return this.clock.now();
  }
}
