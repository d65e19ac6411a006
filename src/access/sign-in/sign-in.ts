/**
 * Signing in with a password, step by step: password, code of the authenticator app; the first time, instead of the code,
 * a password of one's own and setting up the app. A wrong login, a wrong password, a disabled person and a
 * one-time password that has run out get the same answer after the same time.
 */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '../person.entities.js';
import { refused, type Outcome, type Refusal } from '../refusal.js';
import { passwordFault, passwordFaults } from './password-rules.js';
import { isOfTodaysCost, Passwords } from './passwords.js';
import { proofKind, SecondFactor, type Proof } from './second-factor.js';
import type { SessionStage } from './session.entity.js';
import { SignInSteps, type SignInProgress } from './sign-in-steps.js';
import { SignInThrottle, type Attempt } from './sign-in-throttle.js';

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly steps: SignInSteps,
    private readonly throttle: SignInThrottle,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
  ) {}

  async withPassword({ login, password }: Credentials, address: string): Promise<Outcome<SignInProgress>> {
    const attempt = { login: login.trim().toLowerCase(), address };
    const throttled = await this.throttled(attempt);
    if (throttled !== null) return throttled;
    const person = await this.dataSource.getRepository(Person).findOneBy({ login: attempt.login });
    const isRight = await this.passwords.verify(person?.passwordHash ?? null, password);
    if (!isRight || person === null || !mayUsePassword(person, this.steps.now())) {
      this.throttle.noteFailure(attempt, 'password');
      return refused('sign-in-refused');
    }
    await this.throttle.takeBack(attempt);
    await this.renewHash(person, password);
    const stage = person.totpSealed === null ? stageAfterProof(person) : 'code';
    return this.dataSource.transaction((manager) => this.steps.goOn(manager, { person, stage }));
  }

  /** At stage `code`: a code of the app, or a recovery code in its place. */
  async withProof(token: string, proof: Proof, address: string): Promise<Outcome<SignInProgress>> {
    const found = await this.steps.at(token, 'code');
    if (!found.ok) return found;
    const attempt = { login: found.value.person.login, address };
    const throttled = await this.throttled(attempt);
    if (throttled !== null) return throttled;
    const outcome = await this.dataSource.transaction(async (manager) => {
      const person = await manager.findOneByOrFail(Person, { id: found.value.person.id });
      if (!(await this.secondFactor.accept(manager, person, proof))) return refused('sign-in-refused');
      return this.steps.goOn(manager, { person, stage: stageAfterProof(person), previousToken: token });
    });
    if (outcome.ok) await this.throttle.forgive(attempt);
    else this.throttle.noteFailure(attempt, proofKind(proof));
    return outcome;
  }

  /** At stage `new-password`: the one-time password is replaced by one of the person's own. */
  async withNewPassword(token: string, newPassword: string): Promise<Outcome<SignInProgress>> {
    const found = await this.steps.at(token, 'new-password');
    if (!found.ok) return found;
    const { person } = found.value;
    const faults = passwordFaults(newPassword, person.login);
    if (faults.length > 0) return refused('input-invalid', { faults });
    if (await this.passwords.verify(person.passwordHash, newPassword)) {
      return refused('input-invalid', { faults: [passwordFault('password-unchanged')] });
    }
    const passwordHash = await this.passwords.hash(newPassword);
    return this.dataSource.transaction(async (manager) => {
      const place = { id: person.id, passwordHash: person.passwordHash ?? '', passwordIsOneTime: 1 } as const;
      const passwordSetAt = this.steps.now().toISOString();
      const chosen = { passwordHash, passwordIsOneTime: 0, passwordExpiresAt: null, passwordSetAt } as const;
      const { affected } = await manager.update(Person, place, chosen);
      if (affected !== 1) return refused('sign-in-ended');
      await this.steps.endAllOf(manager, person.id);
      await this.steps.note(manager, person, 'person.password-chosen');
      return this.steps.goOn(manager, { person, stage: person.totpSealed === null ? 'totp-set-up' : 'full' });
    });
  }

  /** At stage `totp-set-up`: a code shows that the app has the secret. The recovery codes come with the answer. */
  async withFirstCode(token: string, code: string): Promise<Outcome<SignInProgress>> {
    const found = await this.steps.at(token, 'totp-set-up');
    if (!found.ok) return found;
    const { person, session } = found.value;
    return this.dataSource.transaction(async (manager) => {
      const setUp = { sealed: session.totpSealed ?? '', code, replaces: null };
      const recoveryCodes = await this.secondFactor.setUp(manager, person, setUp);
      if (recoveryCodes === null) return refused('sign-in-refused');
      await this.steps.endAllOf(manager, person.id);
      return this.steps.goOn(manager, { person, stage: 'full', recoveryCodes });
    });
  }

  private async throttled(attempt: Attempt): Promise<{ ok: false; refusal: Refusal } | null> {
    const seconds = this.passwords.isOverrun ? overrunSeconds : await this.throttle.admit(attempt);
    return seconds === null ? null : refused('sign-in-throttled', { retryAfterSeconds: seconds });
  }

  /** A hash made at a lower cost than today's is made again now that the password is known. */
  private async renewHash({ id, passwordHash }: Person, password: string): Promise<void> {
    if (passwordHash === null || isOfTodaysCost(passwordHash)) return;
    const renewed = await this.passwords.hash(password);
    await this.dataSource.getRepository(Person).update({ id, passwordHash }, { passwordHash: renewed });
  }
}

const overrunSeconds = 5;

const stageAfterProof = ({ passwordIsOneTime, totpSealed }: Person): SessionStage =>
  passwordIsOneTime === 1 ? 'new-password' : totpSealed === null ? 'totp-set-up' : 'full';

const mayUsePassword = ({ state, passwordExpiresAt }: Person, now: Date): boolean =>
  state === 'active' && (passwordExpiresAt === null || now.getTime() < Date.parse(passwordExpiresAt));
