import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan, type EntityManager } from 'typeorm';
import { Person } from '../person.entities.js';
import { done, refused, type Outcome } from '../refusal.js';
import { viewsOf, type PersonView } from './person-view.js';
import { Reach, type Actor } from './reach.js';

export interface PeoplePage {
  readonly people: readonly PersonView[];
  /** Id to ask for the next page with; null: that was all. */
  readonly next: string | null;
}

export interface PeopleAsked {
  readonly organisationId: string;
  readonly limit: number;
  readonly after: string | null;
}

/** The people an operator looks after. Those of another organisation are as unknown to him as those who are not there. */
@Injectable()
export class FindPeople {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reach: Reach,
  ) {}

  /** In the order they were entered. */
  async list(actor: Actor, { organisationId, limit, after }: PeopleAsked): Promise<Outcome<PeoplePage>> {
    if (!(await this.reach.includes(actor, organisationId))) return refused('organisation-unknown');
    const found = await this.dataSource.getRepository(Person).find({
      where: { organisationId, ...(after === null ? {} : { id: MoreThan(after) }) },
      order: { id: 'ASC' },
      take: limit + 1,
    });
    const shown = found.slice(0, limit);
    const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return done({ people: await viewsOf(this.dataSource.manager, shown), next });
  }

  async find(actor: Actor, id: string): Promise<Outcome<PersonView>> {
    const person = await this.within(actor, id, this.dataSource.manager);
    if (person === null) return refused('person-unknown');
    const [view] = await viewsOf(this.dataSource.manager, [person]);
    return view === undefined ? refused('person-unknown') : done(view);
  }

  /** For the use cases that change: the row, when the actor looks after it. */
  async within(actor: Actor, id: string, manager: EntityManager): Promise<Person | null> {
    const person = await manager.findOneBy(Person, { id });
    return person !== null && (await this.reach.includes(actor, person.organisationId, manager)) ? person : null;
  }
}
