/** Whose people and organisations an operator looks after. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Organisation } from '../organisation.entity.js';

/** Of a caller, what counts here. */
export interface Actor {
  readonly organisationId: string;
  readonly personId: string | null;
}

/** Who acts, once it is sure that it is a person: programs and whoever sits at the machine manage nobody. */
export function personOf({ personId }: Actor): string {
  if (personId === null) {
    throw new Error('only a person who has signed in reaches this use case: its door sees to that');
  }
  return personId;
}

@Injectable()
export class Reach {
  constructor(private readonly dataSource: DataSource) {}

  /** Operators of the organisation that runs the service reach all; any other only their own. */
  async includes(
    actor: Actor,
    organisationId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<boolean> {
    return actor.organisationId === organisationId || (await this.isEverywhere(actor, manager));
  }

  async isEverywhere({ organisationId }: Actor, manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    return (await manager.findOneBy(Organisation, { id: organisationId }))?.kind === 'operator';
  }
}
