import { In, type EntityManager } from 'typeorm';
import type { Person } from '../person.entities.js';
import { PersonRole } from '../person.entities.js';
import { roles as allRoles, type Role } from '../roles.js';

/** A person as others may see him: nothing of passwords, codes and links but whether they are there. */
export interface PersonView {
  readonly id: string;
  readonly organisationId: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly state: 'active' | 'disabled';
  readonly roles: readonly Role[];
  readonly version: number;
  readonly createdAt: string;
  /** `first`: has not yet chosen a password; `password`; `oidc`: signs in at the identity provider only. */
  readonly signIn: 'first' | 'password' | 'oidc';
  readonly hasAuthenticator: boolean;
}

export async function viewsOf(manager: EntityManager, people: readonly Person[]): Promise<readonly PersonView[]> {
  const held = await manager.findBy(PersonRole, { personId: In(people.map(({ id }) => id)) });
  return people.map((person) => {
    const own = new Set(held.filter(({ personId }) => personId === person.id).map(({ role }) => role));
    return viewOf(person, own);
  });
}

export function viewOf(person: Person, held: ReadonlySet<Role>): PersonView {
  const { id, organisationId, login, name, email, state, version, createdAt } = person;
  const signIn = person.passwordHash === null ? 'oidc' : person.passwordIsOneTime === 1 ? 'first' : 'password';
  const roles = allRoles.filter((role) => held.has(role));
  const hasAuthenticator = person.totpSealed !== null;
  return { id, organisationId, login, name, email, state, roles, version, createdAt, signIn, hasAuthenticator };
}
