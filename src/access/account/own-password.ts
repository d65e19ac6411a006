import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '../person.entities.js';
import { done, refused, type Outcome } from '../refusal.js';
import { Passwords } from '../sign-in/passwords.js';
import { proofKind, SecondFactor, type Proof, type ProofKind } from '../sign-in/second-factor.js';
import { SignInThrottle } from '../sign-in/sign-in-throttle.js';

/** As at sign-in: the password, and a code of the app or a recovery code in its place; null: none was given. */
export interface BothFactors {
  readonly password: string;
  readonly proof: Proof | null;
}

/** What was wrong, for the log of failed attempts. */
type WrongFactor = 'password' | ProofKind;

/** Asked for again before what guards the account is changed: a screen left open is not enough. Guessing is slowed down. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly dataSource: DataSource,
    private readonly throttle: SignInThrottle,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
  ) {}

  check(personId: string, { password, address }: { password: string; address: string }): Promise<Outcome<Person>> {
    return this.attempt(personId, address, (person) => this.wrongPassword(person, password));
  }

  /** Before password, app or recovery codes are changed. Whoever has no app yet shows the password alone. */
  checkBoth(personId: string, given: BothFactors & { readonly address: string }): Promise<Outcome<Person>> {
    return this.attempt(personId, given.address, async (person) => {
      return (await this.wrongPassword(person, given.password)) ?? (await this.wrongProof(person, given.proof));
    });
  }

  private async attempt(
    personId: string,
    address: string,
    look: (person: Person) => Promise<WrongFactor | null>,
  ): Promise<Outcome<Person>> {
    const person = await this.dataSource.getRepository(Person).findOneByOrFail({ id: personId });
    if (person.passwordHash === null) return refused('no-password');
    const attempt = { login: person.login, address };
    const seconds = await this.throttle.admit(attempt);
    if (seconds !== null) return refused('sign-in-throttled', { retryAfterSeconds: seconds });
    const wrong = await look(person);
    if (wrong !== null) {
      this.throttle.noteFailure(attempt, wrong);
      return refused('password-wrong');
    }
    await this.throttle.takeBack(attempt);
    return done(person);
  }

  private async wrongPassword(person: Person, password: string): Promise<WrongFactor | null> {
    return (await this.passwords.verify(person.passwordHash, password)) ? null : 'password';
  }

  /** Looked at last: a code is not spent on a wrong password. */
  private async wrongProof(person: Person, proof: Proof | null): Promise<WrongFactor | null> {
    if (person.totpSealed === null) return null;
    if (proof === null) return 'code';
    const isRight = await this.dataSource.transaction((manager) => this.secondFactor.accept(manager, person, proof));
    return isRight ? null : proofKind(proof);
  }

  hash(password: string): Promise<string> {
    return this.passwords.hash(password);
  }
}
