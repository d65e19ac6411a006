import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { sortableId } from '../../http/sortable-id.js';
import { audit } from '../audit-log.js';
import { Organisation } from '../organisation.entity.js';
import { Person, PersonRole } from '../person.entities.js';
import { done, refused, type InWriting, type Outcome } from '../refusal.js';
import type { Role } from '../roles.js';
import { newOneTimePassword, Passwords } from '../sign-in/passwords.js';
import { enteredFaults } from './person-faults.js';
import { viewOf, type PersonView } from './person-view.js';
import { personOf, Reach, type Actor } from './reach.js';

export interface NewPerson {
  readonly organisationId: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  /** `oidc`: no password is made; the person comes in through the identity provider. */
  readonly signIn: string;
}

export interface PersonWithPassword {
  readonly person: PersonView;
  /** To be handed over once; null for a person of the identity provider. */
  readonly oneTimePassword: string | null;
}

/** A one-time password that nobody used by then is worth nothing. */
const oneTimeLastsMs = 3 * 24 * 60 * 60_000;

/** Until when a one-time password made now counts. */
export const oneTimeUntil = (now: Date): string => new Date(now.getTime() + oneTimeLastsMs).toISOString();

@Injectable()
export class CreatePerson {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reach: Reach,
    private readonly passwords: Passwords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async create(actor: Actor, entered: NewPerson): Promise<Outcome<PersonWithPassword>> {
    const prepared = await this.prepare(actor, entered);
    return prepared.ok ? this.dataSource.transaction(prepared.value) : prepared;
  }

  /** The password is hashed before, since that takes long. */
  async prepare(actor: Actor, entered: NewPerson): Promise<Outcome<InWriting<PersonWithPassword>>> {
    const by = personOf(actor);
    const wanted = {
      ...entered,
      login: entered.login.trim().toLowerCase(),
      email: entered.email?.toLowerCase() ?? null,
    };
    const faults = faultsOf(wanted);
    if (faults.length > 0) return refused('input-invalid', { faults });
    const oneTimePassword = wanted.signIn === 'password' ? newOneTimePassword() : null;
    const passwordHash = oneTimePassword === null ? null : await this.passwords.hash(oneTimePassword);
    return done(async (manager) => {
      if (!(await this.mayEnter(actor, wanted.organisationId, manager))) return refused('organisation-unknown');
      if (await isTaken(manager, wanted)) return refused('login-taken');
      const person = await this.insert(manager, wanted, { passwordHash, by });
      return done({ person, oneTimePassword });
    });
  }

  private async mayEnter(actor: Actor, organisationId: string, manager: EntityManager): Promise<boolean> {
    const isThere = await manager.existsBy(Organisation, { id: organisationId });
    return isThere && (await this.reach.includes(actor, organisationId, manager));
  }

  /** Also for the first administrator, whom nobody enters. */
  async insert(manager: EntityManager, wanted: NewPerson, made: Made): Promise<PersonView> {
    const now = this.clock.now();
    const { organisationId } = wanted;
    const person = newPerson(wanted, made, now);
    const roles = wanted.roles as readonly Role[];
    await manager.insert(Person, person);
    await manager.insert(
      PersonRole,
      roles.map((role) => ({ personId: person.id, role, organisationId })),
    );
    const action = `person.created ${roles.join('+')}`;
    await audit(manager, { organisationId, at: now, actor: made.by, action, subject: person.id });
    return viewOf(person, new Set(roles));
  }
}

interface Made {
  readonly passwordHash: string | null;
  readonly by: string;
}

function newPerson(wanted: NewPerson, { passwordHash, by }: Made, now: Date): Person {
  const { organisationId, login, name, email } = wanted;
  const at = now.toISOString();
  return Object.assign(new Person(), {
    id: sortableId(now),
    organisationId,
    login,
    name,
    email,
    state: 'active',
    version: 1,
    createdAt: at,
    createdBy: by,
    passwordHash,
    passwordIsOneTime: passwordHash === null ? 0 : 1,
    passwordExpiresAt: passwordHash === null ? null : oneTimeUntil(now),
    passwordSetAt: passwordHash === null ? null : at,
    totpSealed: null,
    totpLastStep: null,
    oidcIssuer: null,
    oidcSubject: null,
  } satisfies Person);
}

function faultsOf({ login, name, email, roles, signIn }: NewPerson): ReturnType<typeof enteredFaults> {
  const faults = enteredFaults({ login, name, email, roles, signIn });
  // Without an address the identity provider could never say who the person is.
  return signIn === 'oidc' && email === null ? [...faults, ...enteredFaults({ email: '' })] : faults;
}

export async function isTaken(
  manager: EntityManager,
  wanted: { login?: string; email: string | null },
): Promise<boolean> {
  const { login, email } = wanted;
  if (login !== undefined && (await manager.existsBy(Person, { login }))) return true;
  return email !== null && (await manager.existsBy(Person, { email }));
}
