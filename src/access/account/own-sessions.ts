/**
 * Where somebody is signed in, and ending it from afar. Ending asks for one factor again, so that a screen left open
 * does not throw its owner out everywhere else: the password, or for whoever came through the identity provider that this
 * was a short while ago.
 */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { done, refused, type Outcome } from '../refusal.js';
import { SecretBox } from '../secret-box.js';
import type { Session } from '../sign-in/session.entity.js';
import { Sessions } from '../sign-in/sessions.js';
import type { AccountHolder } from './account-holder.js';
import { AccountSessions } from './account-sessions.js';
import { OwnPassword } from './own-password.js';

export interface OwnSessionView {
  /** Says which one is meant, and opens nothing. */
  readonly id: string;
  readonly begunAt: string;
  /** To the minute: that is how often it is written down. */
  readonly lastUsedAt: string;
  readonly via: Session['via'];
  /** The one that asks. */
  readonly isThis: boolean;
}

const freshForMs = 15 * 60_000;

@Injectable()
export class OwnSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly ownPassword: OwnPassword,
    private readonly box: SecretBox,
    private readonly account: AccountSessions,
  ) {}

  /** The one that asks comes first. */
  async list({ personId, token }: AccountHolder): Promise<readonly OwnSessionView[]> {
    const views = (await this.sessions.openOf(personId)).map((session) => ({
      id: this.idOf(session),
      begunAt: session.createdAt,
      lastUsedAt: session.lastUsedAt,
      via: session.via,
      isThis: this.sessions.isOf(session, token),
    }));
    return views.sort((one, other) => Number(other.isThis) - Number(one.isThis));
  }

  async find(holder: AccountHolder, id: string): Promise<Outcome<OwnSessionView>> {
    const found = (await this.list(holder)).find((session) => session.id === id);
    return found === undefined ? refused('session-unknown') : done(found);
  }

  async end(holder: AccountHolder, id: string, password: string): Promise<Outcome<null>> {
    const session = (await this.sessions.openOf(holder.personId)).find((one) => this.idOf(one) === id);
    if (session === undefined) return refused('session-unknown');
    const confirmed = await this.confirm(holder, password);
    if (!confirmed.ok) return confirmed;
    return this.dataSource.transaction(async (manager) => {
      if (!(await this.sessions.endThis(manager, session))) return refused('session-unknown');
      await this.note(manager, session, 'person.session-ended');
      return done(null);
    });
  }

  async endOthers(holder: AccountHolder, password: string): Promise<Outcome<null>> {
    const confirmed = await this.confirm(holder, password);
    if (!confirmed.ok) return confirmed;
    await this.dataSource.transaction(async (manager) => {
      await this.sessions.endAllOf(manager, holder.personId, holder.token);
      await this.note(manager, confirmed.value, 'person.other-sessions-ended');
    });
    return done(null);
  }

  /** The session that asks, once its owner has shown anew who he is. */
  private async confirm(holder: AccountHolder, password: string): Promise<Outcome<Session>> {
    const asking = (await this.sessions.openOf(holder.personId)).find((one) => this.sessions.isOf(one, holder.token));
    if (asking === undefined) return refused('sign-in-ended');
    if (asking.via === 'oidc') {
      const age = this.account.now().getTime() - Date.parse(asking.createdAt);
      return age < freshForMs ? done(asking) : refused('sign-in-too-old');
    }
    const checked = await this.ownPassword.check(holder.personId, { password, address: holder.address });
    return checked.ok ? done(asking) : checked;
  }

  /** Not the stored hash of the token: nothing of the table of sessions leaves the service. */
  private idOf({ tokenSha256 }: Session): string {
    return this.box.mark(`session ${tokenSha256}`).slice(0, 32);
  }

  private note(manager: EntityManager, { organisationId, personId: id }: Session, action: string): Promise<void> {
    return this.account.note(manager, { id, organisationId }, action);
  }
}
