import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { audit } from '../audit-log.js';
import { ApiKey } from '../keys/api-key.entity.js';
import { Person, RecoveryCode } from '../person.entities.js';
import { done, refused, type Outcome } from '../refusal.js';
import { newOneTimePassword, Passwords } from '../sign-in/passwords.js';
import { Sessions } from '../sign-in/sessions.js';
import { oneTimeUntil, type PersonWithPassword } from './create-person.js';
import { FindPeople } from './find-people.js';
import { viewsOf } from './person-view.js';
import { personOf, type Actor } from './reach.js';

export interface ResetAsked {
  readonly id: string;
  /** Also the authenticator app and the recovery codes: for somebody who has lost them. */
  readonly forgetAuthenticator: boolean;
}

/**
 * A second person lets somebody in again who has lost the password: a new one-time password, and all that hung from the
 * old one (sessions, API keys, the link to the identity provider) is gone. Nobody does it for himself.
 */
@Injectable()
export class ResetPerson {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: FindPeople,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async reset(actor: Actor, { id, forgetAuthenticator }: ResetAsked): Promise<Outcome<PersonWithPassword>> {
    const by = personOf(actor);
    if (id === by) return refused('own-account');
    const oneTimePassword = newOneTimePassword();
    const passwordHash = await this.passwords.hash(oneTimePassword);
    return this.dataSource.transaction(async (manager) => {
      const person = await this.people.within(actor, id, manager);
      if (person === null) return refused('person-unknown');
      if (person.state === 'disabled') return refused('person-disabled');
      // The identity provider lets them in again; a password would be a second way in that nobody asked for.
      if (person.passwordHash === null) return refused('no-password');
      const now = this.clock.now();
      const at = now.toISOString();
      await manager.update(
        Person,
        { id },
        {
          passwordHash,
          passwordIsOneTime: 1,
          passwordExpiresAt: oneTimeUntil(now),
          passwordSetAt: at,
          oidcIssuer: null,
          oidcSubject: null,
          version: person.version + 1,
          ...(forgetAuthenticator ? { totpSealed: null, totpLastStep: null } : {}),
        },
      );
      if (forgetAuthenticator) await manager.delete(RecoveryCode, { personId: id });
      await manager.update(ApiKey, { personId: id, revokedAt: IsNull() }, { revokedAt: at, revokedBy: by });
      await this.sessions.endAllOf(manager, id);
      const action = forgetAuthenticator ? 'person.reset password+authenticator' : 'person.reset password';
      await audit(manager, { organisationId: person.organisationId, at: now, actor: by, action, subject: id });
      const [view] = await viewsOf(manager, [await manager.findOneByOrFail(Person, { id })]);
      return view === undefined ? refused('person-unknown') : done({ person: view, oneTimePassword });
    });
  }
}
