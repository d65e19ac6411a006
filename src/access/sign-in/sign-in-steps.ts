import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { audit } from '../audit-log.js';
import type { Person } from '../person.entities.js';
import { done, refused, type Outcome } from '../refusal.js';
import { SecondFactor, type TotpShown } from './second-factor.js';
import type { SessionStage } from './session.entity.js';
import { Sessions, type OpenSession } from './sessions.js';

export interface SignInProgress {
  /** For the cookie. */
  readonly token: string;
  /** `full`: signed in; else what comes next. */
  readonly stage: SessionStage;
  /** Shown once, right after the authenticator app was set up. */
  readonly recoveryCodes: readonly string[] | null;
}

export interface SignInState {
  readonly stage: SessionStage;
  readonly personId: string;
  readonly name: string;
  readonly login: string;
  /** At stage `totp-set-up`: what the app has to be given. */
  readonly totp: TotpShown | null;
}

/** The steps of signing in as sessions: each opens a new one and ends the one before. */
@Injectable()
export class SignInSteps {
  constructor(
    private readonly sessions: Sessions,
    private readonly secondFactor: SecondFactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The session of a cookie, when it stands at that step. */
  async at(token: string, stage: SessionStage): Promise<Outcome<OpenSession>> {
    const found = await this.sessions.find(token);
    if (found === null) return refused('sign-in-ended');
    return found.session.stage === stage ? done(found) : refused('sign-in-step-wrong');
  }

  /** Where the session of a cookie stands; null: nowhere. */
  async stateOf(token: string): Promise<SignInState | null> {
    const found = await this.sessions.find(token);
    if (found === null) return null;
    const { session, person } = found;
    const { id: personId, name, login } = person;
    const isSetUp = session.stage === 'totp-set-up' && session.totpSealed !== null;
    const totp = isSetUp ? this.secondFactor.shown(session.totpSealed ?? '', person) : null;
    return { stage: session.stage, personId, name, login, totp };
  }

  /** On to the next step: a new token, the old one is worth nothing from now on. */
  async goOn(manager: EntityManager, { person, stage, ...more }: NextStep): Promise<Outcome<SignInProgress>> {
    if (more.previousToken !== undefined) await this.sessions.end(manager, more.previousToken);
    const totpSealed = stage === 'totp-set-up' ? this.secondFactor.newSealedSecret(person.id) : undefined;
    const token = await this.sessions.open(manager, { person, stage, via: 'password', totpSealed });
    if (stage === 'full') await this.note(manager, person, 'person.signed-in');
    return done({ token, stage, recoveryCodes: more.recoveryCodes ?? null });
  }

  async endAllOf(manager: EntityManager, personId: string): Promise<void> {
    await this.sessions.endAllOf(manager, personId);
  }

  async note(manager: EntityManager, { id, organisationId }: Person, action: string): Promise<void> {
    await audit(manager, { organisationId, at: this.now(), actor: id, action, subject: id });
  }

  now(): Date {
    return this.clock.now();
  }
}

export interface NextStep {
  readonly person: Person;
  readonly stage: SessionStage;
  readonly previousToken?: string;
  readonly recoveryCodes?: readonly string[];
}
