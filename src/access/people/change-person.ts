import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { audit } from '../audit-log.js';
import { operatorOrganisation } from '../organisation.entity.js';
import { Person, PersonRole } from '../person.entities.js';
import { done, refused, type Outcome, type RefusalCode } from '../refusal.js';
import type { Role } from '../roles.js';
import { Sessions } from '../sign-in/sessions.js';
import { isTaken } from './create-person.js';
import { FindPeople } from './find-people.js';
import { enteredFaults } from './person-faults.js';
import { viewsOf, type PersonView } from './person-view.js';
import { personOf, type Actor } from './reach.js';

export interface PersonChanges {
  readonly name?: string;
  readonly email?: string | null;
  readonly roles?: readonly string[];
  readonly state?: string;
}

export interface PersonChange {
  readonly id: string;
  /** As the actor saw it. */
  readonly version: number;
  readonly changes: PersonChanges;
}

/** Name, address, roles and state of a person. What a person may do changes at once: his sessions end. */
@Injectable()
export class ChangePerson {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: FindPeople,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async change(actor: Actor, { id, version, changes: entered }: PersonChange): Promise<Outcome<PersonView>> {
    const by = personOf(actor);
    const changes = { ...entered, ...(entered.email ? { email: entered.email.toLowerCase() } : {}) };
    const faults = enteredFaults({ ...changes });
    if (faults.length > 0) return refused('input-invalid', { faults });
    return this.inTransaction(async (manager) => {
      const person = await this.people.within(actor, id, manager);
      if (person === null) return refused('person-unknown');
      if (person.version !== version) return refused('version-differs');
      const isOwn = id === by;
      if (isOwn && (changes.roles !== undefined || changes.state !== undefined)) return refused('own-account');
      if (await isAddressTaken(manager, person, changes.email)) return refused('login-taken');
      await this.write(manager, { person, changes, by });
      if (person.organisationId === operatorOrganisation && !(await hasOperator(manager))) {
        return refused('last-operator');
      }
      const [view] = await viewsOf(manager, [await manager.findOneByOrFail(Person, { id })]);
      return view === undefined ? refused('person-unknown') : done(view);
    });
  }

  private async write(manager: EntityManager, { person, changes, by }: Write): Promise<void> {
    const { id, organisationId } = person;
    const { name = person.name, email = person.email } = changes;
    const state = changes.state === undefined ? person.state : (changes.state as Person['state']);
    await manager.update(Person, { id }, { name, email, state, version: person.version + 1 });
    const roles = changes.roles as readonly Role[] | undefined;
    if (roles !== undefined) {
      await manager.delete(PersonRole, { personId: id });
      await manager.insert(
        PersonRole,
        roles.map((role) => ({ personId: id, role, organisationId })),
      );
    }
    if (roles !== undefined || state !== person.state) await this.sessions.endAllOf(manager, id);
    for (const action of actionsOf(person, { ...changes, state })) {
      await audit(manager, { organisationId, at: this.clock.now(), actor: by, action, subject: id });
    }
  }

  /** A refusal undoes what was already written. */
  private async inTransaction<Value>(
    work: (manager: EntityManager) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        const outcome = await work(manager);
        if (!outcome.ok) throw new Undo(outcome.refusal.code);
        return outcome;
      });
    } catch (error) {
      if (error instanceof Undo) return refused(error.code);
      throw error;
    }
  }
}

class Undo extends Error {
  constructor(readonly code: RefusalCode) {
    super(code);
  }
}

interface Write {
  readonly person: Person;
  readonly changes: PersonChanges;
  readonly by: string;
}

function actionsOf(person: Person, { name, email, roles, state }: PersonChanges): readonly string[] {
  return [
    ...(name !== undefined && name !== person.name ? ['person.renamed'] : []),
    ...(email !== undefined && email !== person.email ? ['person.address-changed'] : []),
    ...(roles !== undefined ? [`person.roles-set ${[...roles].sort().join('+')}`] : []),
    ...(state !== person.state ? [state === 'disabled' ? 'person.disabled' : 'person.enabled'] : []),
  ];
}

async function isAddressTaken(
  manager: EntityManager,
  person: Person,
  email: string | null | undefined,
): Promise<boolean> {
  return email !== undefined && email !== person.email && (await isTaken(manager, { email }));
}

/** Two operators who disable each other at the same moment must not lock everybody out. */
async function hasOperator(manager: EntityManager): Promise<boolean> {
  const held = await manager.findBy(PersonRole, { organisationId: operatorOrganisation, role: 'operator' });
  for (const { personId } of held) if (await manager.existsBy(Person, { id: personId, state: 'active' })) return true;
  return false;
}
