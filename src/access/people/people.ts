import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Person, PersonRole } from '../person.entities.js';
import type { Role } from '../roles.js';

export interface MailAddress {
  readonly personId: string;
  readonly address: string;
}

/** What the other rooms ask of people: their names, and where mail reaches them. */
@Injectable()
export class People {
  constructor(private readonly dataSource: DataSource) {}

  /** Ids that are nobody's (`local`, `settings-key:…`) have no entry. */
  async nameOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const people = await this.dataSource.getRepository(Person).findBy({ id: In([...new Set(personIds)]) });
    return new Map(people.map(({ id, name }) => [id, name]));
  }

  /** Active people of the organisation, those with one of the roles if any are named, each once. */
  async mailAddresses(organisationId: string, roles?: readonly Role[]): Promise<readonly MailAddress[]> {
    const people = await this.dataSource
      .getRepository(Person)
      .find({ where: { organisationId, state: 'active' }, order: { id: 'ASC' } });
    const wanted = roles === undefined ? null : await this.withRoles(organisationId, roles);
    return people.flatMap(({ id, email }) =>
      email !== null && (wanted === null || wanted.has(id)) ? [{ personId: id, address: email }] : [],
    );
  }

  private async withRoles(organisationId: string, roles: readonly Role[]): Promise<ReadonlySet<string>> {
    const held = await this.dataSource.getRepository(PersonRole).findBy({ organisationId, role: In([...roles]) });
    return new Set(held.map(({ personId }) => personId));
  }
}
