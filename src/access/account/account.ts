/** One's own account: what it is, a new password, another authenticator app, new recovery codes. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Organisation } from '../organisation.entity.js';
import { Person, PersonRole } from '../person.entities.js';
import { viewOf, type PersonView } from '../people/person-view.js';
import { done, refused, type Outcome } from '../refusal.js';
import { passwordFault, passwordFaults } from '../sign-in/password-rules.js';
import { countRecoveryCodes, makeRecoveryCodes } from '../sign-in/recovery-codes.js';
import { SecondFactor, type TotpShown } from '../sign-in/second-factor.js';
import type { AccountHolder } from './account-holder.js';
import { AccountSessions } from './account-sessions.js';
import { OwnPassword, type BothFactors } from './own-password.js';

export interface AccountView extends PersonView {
  readonly organisation: Pick<Organisation, 'id' | 'name' | 'kind'>;
  readonly recoveryCodesLeft: number;
  readonly isLinkedToProvider: boolean;
}

export interface PasswordChange {
  readonly current: BothFactors;
  readonly newPassword: string;
}

@Injectable()
export class Account {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownPassword: OwnPassword,
    private readonly secondFactor: SecondFactor,
    private readonly sessions: AccountSessions,
  ) {}

  async view(personId: string): Promise<AccountView> {
    const { manager } = this.dataSource;
    const person = await manager.findOneByOrFail(Person, { id: personId });
    const held = await manager.findBy(PersonRole, { personId });
    const { id, name, kind } = await manager.findOneByOrFail(Organisation, { id: person.organisationId });
    return {
      ...viewOf(person, new Set(held.map(({ role }) => role))),
      organisation: { id, name, kind },
      recoveryCodesLeft: await countRecoveryCodes(manager, personId),
      isLinkedToProvider: person.oidcSubject !== null,
    };
  }

  /** All sessions end, this one too: it goes on under the token in the answer. */
  async changePassword(holder: AccountHolder, change: PasswordChange): Promise<Outcome<{ token: string }>> {
    const { login } = await this.dataSource.manager.findOneByOrFail(Person, { id: holder.personId });
    // Before the factors are looked at: a code is not spent on a password that will not do.
    const isUnchanged = change.newPassword === change.current.password;
    const faults = isUnchanged ? [passwordFault('password-unchanged')] : passwordFaults(change.newPassword, login);
    if (faults.length > 0) return refused('input-invalid', { faults });
    const checked = await this.ownPassword.checkBoth(holder.personId, { ...holder, ...change.current });
    if (!checked.ok) return checked;
    const person = checked.value;
    const passwordHash = await this.ownPassword.hash(change.newPassword);
    return this.dataSource.transaction(async (manager) => {
      const passwordSetAt = this.sessions.now().toISOString();
      const place = { id: person.id, passwordHash: person.passwordHash ?? '' };
      const { affected } = await manager.update(Person, place, { passwordHash, passwordSetAt });
      if (affected !== 1) return refused('password-wrong');
      const token = await this.sessions.renew(manager, person);
      await this.sessions.note(manager, person, 'person.password-changed');
      return done({ token });
    });
  }

  /** The secret of another app; the old one counts until a code of the new one comes back. */
  async beginAuthenticator(holder: AccountHolder, current: BothFactors): Promise<Outcome<TotpShown>> {
    const checked = await this.ownPassword.checkBoth(holder.personId, { ...holder, ...current });
    if (!checked.ok) return checked;
    const sealed = this.secondFactor.newSealedSecret(holder.personId);
    await this.sessions.keepSecret(holder.token, sealed);
    return done(this.secondFactor.shown(sealed, checked.value));
  }

  /** The secret begun with, to be shown again; null: none was begun. */
  async begunAuthenticator({ personId, token }: AccountHolder): Promise<TotpShown | null> {
    const sealed = await this.sessions.secretOf(token);
    if (sealed === null) return null;
    return this.secondFactor.shown(sealed, await this.dataSource.manager.findOneByOrFail(Person, { id: personId }));
  }

  /** New recovery codes come with the new app; every other session ends. */
  async confirmAuthenticator(holder: AccountHolder, code: string): Promise<Outcome<CodesAndToken>> {
    const sealed = await this.sessions.secretOf(holder.token);
    if (sealed === null) return refused('sign-in-step-wrong');
    return this.dataSource.transaction(async (manager) => {
      const person = await manager.findOneByOrFail(Person, { id: holder.personId });
      const recoveryCodes = await this.secondFactor.setUp(manager, person, {
        sealed,
        code,
        replaces: person.totpSealed,
      });
      if (recoveryCodes === null) return refused('password-wrong');
      return done({ recoveryCodes, token: await this.sessions.renew(manager, person) });
    });
  }

  /** The codes of before are worth nothing from now on. */
  async renewRecoveryCodes(holder: AccountHolder, current: BothFactors): Promise<Outcome<readonly string[]>> {
    const checked = await this.ownPassword.checkBoth(holder.personId, { ...holder, ...current });
    if (!checked.ok) return checked;
    return this.dataSource.transaction(async (manager) => {
      await this.sessions.note(manager, checked.value, 'person.recovery-codes-renewed');
      return done(await makeRecoveryCodes(manager, checked.value));
    });
  }
}

export interface CodesAndToken {
  readonly recoveryCodes: readonly string[];
  readonly token: string;
}
