import { Organisation } from '../../src/access/organisation.entity.js';
import { Person, PersonRole } from '../../src/access/person.entities.js';
import type { OrganisationKind, Role } from '../../src/access/roles.js';
import { Sessions } from '../../src/access/sign-in/sessions.js';
import { sortableId } from '../../src/http/sortable-id.js';
import type { RunningService } from './running-service.js';

/** As `testInstant`; importing it would bring the whole service along. */
export const enteredAt = '2026-11-02T08:00:00.000Z';

export interface Wanted {
  readonly roles: readonly Role[];
  readonly organisationId?: string;
  readonly kind?: OrganisationKind;
  readonly name?: string;
  readonly email?: string | null;
}

export interface SignedIn {
  readonly personId: string;
  readonly token: string;
  /** What a browser sends from a page of the service. */
  readonly headers: Readonly<Record<string, string>>;
}

export async function addOrganisation(
  { dataSource }: Pick<RunningService, 'dataSource'>,
  id: string,
  kind: OrganisationKind = 'firm',
): Promise<void> {
  const made = { id, name: id, kind, version: 1, test: false, createdAt: enteredAt };
  await dataSource.createQueryBuilder().insert().into(Organisation).values(made).orIgnore().execute();
}

/** A person without password or app, straight into the database. */
export async function addPerson(service: Pick<RunningService, 'dataSource'>, wanted: Wanted): Promise<Person> {
  const { organisationId = 'firm-of-tests', kind = 'firm', roles } = wanted;
  await addOrganisation(service, organisationId, kind);
  const id = sortableId(new Date(enteredAt));
  const person = Object.assign(new Person(), {
    id,
    organisationId,
    login: id.toLowerCase(),
    name: wanted.name ?? `人员${id.slice(-4)}`,
    email: wanted.email ?? null,
    state: 'active',
    version: 1,
    createdAt: enteredAt,
    createdBy: 'test',
    passwordHash: null,
    passwordIsOneTime: 0,
    passwordExpiresAt: null,
    passwordSetAt: null,
    totpSealed: null,
    totpLastStep: null,
    oidcIssuer: null,
    oidcSubject: null,
  } satisfies Person);
  const { manager } = service.dataSource;
  await manager.insert(Person, person);
  if (roles.length > 0) {
    await manager.insert(
      PersonRole,
      roles.map((role) => ({ personId: id, role, organisationId })),
    );
  }
  return person;
}

/** A person who is signed in: a session straight from the store, no password, no waiting. */
export async function signedIn(service: Pick<RunningService, 'app' | 'dataSource'>, wanted: Wanted): Promise<SignedIn> {
  const person = await addPerson(service, wanted);
  const sessions = service.app.get(Sessions);
  const opening = { person, stage: 'full', via: 'password' } as const;
  const token = await service.dataSource.transaction((manager) => sessions.open(manager, opening));
  const headers = { cookie: `session=${token}`, 'sec-fetch-site': 'same-origin' };
  return { personId: person.id, token, headers };
}
