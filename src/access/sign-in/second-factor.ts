/** What a person has besides the password: codes of an authenticator app, or recovery codes printed once. */
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { audit } from '../audit-log.js';
import { Person } from '../person.entities.js';
import { SecretBox } from '../secret-box.js';
import { makeRecoveryCodes, useRecoveryCode } from './recovery-codes.js';
import { newTotpSecret, stepOfCode, totpUri } from './totp.js';

export type Proof = { readonly code: string } | { readonly recoveryCode: string };

export type ProofKind = 'code' | 'recovery-code';

export const proofKind = (proof: Proof): ProofKind => ('code' in proof ? 'code' : 'recovery-code');

export interface GivenProof {
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

export function proofOf({ code, recoveryCode }: GivenProof): Proof | null {
  if (code !== undefined) return { code };
  return recoveryCode === undefined ? null : { recoveryCode };
}

export interface TotpShown {
  /** Base32, to be typed where no picture can be read. */
  readonly secret: string;
  /** `otpauth://…`, for the QR code. */
  readonly uri: string;
}

@Injectable()
export class SecondFactor {
  constructor(
    private readonly box: SecretBox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** True once for each code: what was accepted is spent in the same statement. */
  async accept(manager: EntityManager, person: Person, proof: Proof): Promise<boolean> {
    if ('code' in proof) return this.acceptCode(manager, person, proof.code);
    const at = this.clock.now();
    const isAccepted = await useRecoveryCode(manager, { personId: person.id, code: proof.recoveryCode, at });
    if (isAccepted) await this.note(manager, person, 'person.recovery-code-used');
    return isAccepted;
  }

  /** A new secret, sealed for this person: kept with the session until a code made with it comes back. */
  newSealedSecret(personId: string): string {
    return this.box.seal(newTotpSecret(), ownerOfTotp(personId));
  }

  shown(sealed: string, { id, login }: Pick<Person, 'id' | 'login'>): TotpShown {
    const secret = this.opened(sealed, id);
    return { secret, uri: totpUri(secret, login) };
  }

  /**
   * The secret of the session becomes the person's when the code shows that the app has it; with it come new recovery
   * codes. null: the code is wrong.
   */
  async setUp(manager: EntityManager, person: Person, given: SetUp): Promise<readonly string[] | null> {
    const now = this.clock.now();
    const step = stepOfCode(given.code, this.opened(given.sealed, person.id), { now, lastStep: null });
    if (step === null) return null;
    // Of two first sign-ins at once only one sets the app up.
    const place = { id: person.id, totpSealed: given.replaces ?? IsNull() };
    const { affected } = await manager.update(Person, place, { totpSealed: given.sealed, totpLastStep: step });
    if (affected !== 1) return null;
    await this.note(manager, person, 'person.totp-set-up');
    return makeRecoveryCodes(manager, person);
  }

  private async acceptCode(manager: EntityManager, person: Person, code: string): Promise<boolean> {
    if (person.totpSealed === null) return false;
    const secret = this.opened(person.totpSealed, person.id);
    const step = stepOfCode(code, secret, { now: this.clock.now(), lastStep: person.totpLastStep });
    if (step === null) return false;
    const spent = { totpLastStep: step };
    const place = { id: person.id, totpSealed: person.totpSealed };
    const first = await manager.update(Person, { ...place, totpLastStep: IsNull() }, spent);
    if (first.affected === 1) return true;
    const later = await manager.update(Person, { ...place, totpLastStep: LessThan(step) }, spent);
    return later.affected === 1;
  }

  private opened(sealed: string, personId: string): string {
    const secret = this.box.open(sealed, ownerOfTotp(personId));
    if (secret === null) {
      throw new Error('a sealed secret cannot be opened: it was sealed with another key (SECRETS_KEY)');
    }
    return secret;
  }

  private async note(manager: EntityManager, { id, organisationId }: Person, action: string): Promise<void> {
    await audit(manager, { organisationId, at: this.clock.now(), actor: id, action, subject: id });
  }
}

export interface SetUp {
  readonly sealed: string;
  readonly code: string;
  /** The sealed secret of before, when an app is replaced; null at the first time. */
  readonly replaces: string | null;
}

export const ownerOfTotp = (personId: string): string => `totp of ${personId}`;
