import { Inject, Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Fault } from '../../http/edge-error.js';
import { audit } from '../audit-log.js';
import { Organisation } from '../organisation.entity.js';
import { enteredFaults } from '../people/person-faults.js';
import { personOf, Reach, type Actor } from '../people/reach.js';
import { done, refused, type InWriting, type Outcome } from '../refusal.js';
import type { OrganisationKind } from '../roles.js';

export interface NewOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** A firm whose reports are trials; that never changes. */
  readonly test?: boolean;
}

export interface OrganisationsPage {
  readonly organisations: readonly Organisation[];
  readonly next: string | null;
}

/** Associations and firms: entered by operators of the service, each seen by its own operators too. */
@Injectable()
export class Organisations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reach: Reach,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { limit, after }: { limit: number; after: string | null }): Promise<OrganisationsPage> {
    const rows = this.dataSource.getRepository(Organisation);
    if (!(await this.reach.isEverywhere(actor))) {
      return { organisations: await rows.findBy({ id: actor.organisationId }), next: null };
    }
    const where = after === null ? {} : { id: MoreThan(after) };
    const found = await rows.find({ where, order: { id: 'ASC' }, take: limit + 1 });
    const organisations = found.slice(0, limit);
    return { organisations, next: found.length > limit ? (organisations.at(-1)?.id ?? null) : null };
  }

  async find(actor: Actor, id: string): Promise<Outcome<Organisation>> {
    const found = (await this.reach.includes(actor, id))
      ? await this.dataSource.getRepository(Organisation).findOneBy({ id })
      : null;
    return found === null ? refused('organisation-unknown') : done(found);
  }

  async create(actor: Actor, entered: NewOrganisation): Promise<Outcome<Organisation>> {
    const prepared = this.prepare(actor, entered);
    return prepared.ok ? this.dataSource.transaction(prepared.value) : prepared;
  }

  prepare(actor: Actor, entered: NewOrganisation): Outcome<InWriting<Organisation>> {
    const by = personOf(actor);
    const { test = false, ...named } = entered;
    const faults = [...enteredFaults({ ...named }), ...(test && named.kind !== 'firm' ? [onlyFirmsAreTests] : [])];
    if (faults.length > 0) return refused('input-invalid', { faults });
    return done(async (manager) => {
      if (!(await this.reach.isEverywhere(actor, manager))) return refused('not-everywhere');
      if (await manager.existsBy(Organisation, { id: named.id })) return refused('organisation-taken');
      const at = this.clock.now();
      const kind = named.kind as OrganisationKind;
      const made = { ...named, kind, createdAt: at.toISOString(), version: 1, test };
      await manager.insert(Organisation, made);
      const action = `organisation.created ${test ? 'test ' : ''}${kind}`;
      await audit(manager, { organisationId: made.id, at, actor: by, action, subject: made.id });
      return done(Object.assign(new Organisation(), made));
    });
  }

  async rename(actor: Actor, { id, version, name }: Renaming): Promise<Outcome<Organisation>> {
    const by = personOf(actor);
    const faults = enteredFaults({ name });
    if (faults.length > 0) return refused('input-invalid', { faults });
    return this.dataSource.transaction(async (manager) => {
      const isWithin = await this.reach.includes(actor, id, manager);
      const found = isWithin ? await manager.findOneBy(Organisation, { id }) : null;
      if (found === null) return refused('organisation-unknown');
      if (found.version !== version) return refused('version-differs');
      const changed = { name, version: version + 1 };
      await manager.update(Organisation, { id }, changed);
      const at = this.clock.now();
      await audit(manager, { organisationId: id, at, actor: by, action: 'organisation.renamed', subject: id });
      return done(Object.assign(found, changed));
    });
  }
}

const onlyFirmsAreTests: Fault = {
  pointer: '/test',
  code: 'organisation-test-firm-only',
  message: { zh: '只有评估机构可以是测试机构', en: 'Only a firm can be a test organisation' },
  allowed: 'false, or true with kind firm',
};

export interface Renaming {
  readonly id: string;
  /** As the actor saw it. */
  readonly version: number;
  readonly name: string;
}
