import { Injectable } from '@nestjs/common';
import { refused, type Outcome } from '../refusal.js';
import { proofOf, type GivenProof } from '../sign-in/second-factor.js';
import { Sessions } from '../sign-in/sessions.js';
import { SignInSteps, type SignInProgress } from '../sign-in/sign-in-steps.js';
import { SignIn } from '../sign-in/sign-in.js';
import { maybe, readFields, text } from './read-fields.js';

export interface SignInGiven {
  readonly json: unknown;
  /** Of the cookie. */
  readonly token: string | null;
  readonly address: string;
}

/** Which step a body is meant for: with a login the first (and the second, when a code is there too), else the one that comes next. */
@Injectable()
export class SignInBody {
  constructor(
    private readonly signIn: SignIn,
    private readonly steps: SignInSteps,
    private readonly sessions: Sessions,
  ) {}

  async take({ json, token, address }: SignInGiven): Promise<Outcome<SignInProgress>> {
    if (typeof json === 'object' && json !== null && 'login' in json) {
      const shape = { login: text, password: text, code: maybe(text), recoveryCode: maybe(text) };
      const { login, password, ...proof } = readFields(json, shape);
      const first = await this.signIn.withPassword({ login, password }, address);
      if (!first.ok) return first;
      // Whoever signs in anew leaves what he was before.
      if (token !== null) await this.sessions.signOut(token);
      return first.value.stage === 'code' ? this.prove(first.value, proof, address) : first;
    }
    const step = readFields(json, { code: maybe(text), recoveryCode: maybe(text), newPassword: maybe(text) });
    return token === null ? refused('sign-in-ended') : this.next({ token, address, ...step });
  }

  private async prove(first: SignInProgress, given: GivenProof, address: string): Promise<Outcome<SignInProgress>> {
    const proof = proofOf(given);
    if (proof === null) return { ok: true, value: first };
    const second = await this.signIn.withProof(first.token, proof, address);
    // Refused in one go: nothing half-open is left behind.
    if (!second.ok) await this.sessions.signOut(first.token);
    return second;
  }

  private async next({ token, address, newPassword, ...given }: NextStep): Promise<Outcome<SignInProgress>> {
    const state = await this.steps.stateOf(token);
    if (state === null) return refused('sign-in-ended');
    const proof = proofOf(given);
    if (state.stage === 'code' && proof !== null) return this.signIn.withProof(token, proof, address);
    if (state.stage === 'new-password' && newPassword !== undefined) {
      return this.signIn.withNewPassword(token, newPassword);
    }
    if (state.stage === 'totp-set-up' && given.code !== undefined) return this.signIn.withFirstCode(token, given.code);
    return refused('sign-in-step-wrong');
  }
}

interface NextStep extends GivenProof {
  readonly token: string;
  readonly address: string;
  readonly newPassword?: string | undefined;
}
