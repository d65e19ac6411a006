import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '../person.entities.js';
import { done, refused, type Outcome } from '../refusal.js';
import { Passwords } from '../sign-in/passwords.js';
import { SignInThrottle } from '../sign-in/sign-in-throttle.js';

/** Asked for again before what guards the account is changed: a screen left open is not enough. Guessing is slowed down. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly dataSource: DataSource,
    private readonly throttle: SignInThrottle,
    private readonly passwords: Passwords,
  ) {}

  async check(personId: string, given: { password: string; address: string }): Promise<Outcome<Person>> {
    const person = await this.dataSource.getRepository(Person).findOneByOrFail({ id: personId });
    if (person.passwordHash === null) return refused('no-password');
    const attempt = { login: person.login, address: given.address };
    const seconds = await this.throttle.admit(attempt);
    if (seconds !== null) return refused('sign-in-throttled', { retryAfterSeconds: seconds });
    if (!(await this.passwords.verify(person.passwordHash, given.password))) {
      this.throttle.noteFailure(attempt, 'password');
      return refused('password-wrong');
    }
    await this.throttle.takeBack(attempt);
    return done(person);
  }

  hash(password: string): Promise<string> {
    return this.passwords.hash(password);
  }
}
