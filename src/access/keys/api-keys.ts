/** API keys of people: made by themselves for themselves, within what they may do; revoked by them or by an operator. */
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, IsNull } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { sortableId } from '../../http/sortable-id.js';
import { audit } from '../audit-log.js';
import { personOf, Reach, type Actor } from '../people/reach.js';
import { done, refused, type InWriting, type Outcome } from '../refusal.js';
import { ApiKey } from './api-key.entity.js';
import { apiKeyFaults, type NewApiKey } from './api-key-faults.js';
import { apiKeyView, type ApiKeyView } from './api-key-view.js';
import { secretHashOf, writtenApiKey } from './find-api-key.js';

export interface ApiKeyMade {
  readonly key: ApiKeyView;
  /** `la_<id>_<secret>`: shown this once. */
  readonly written: string;
}

/** Who acts, with what he may do. */
export interface KeyOwner extends Actor {
  readonly roles: ReadonlySet<string>;
}

const dayMs = 24 * 60 * 60_000;

@Injectable()
export class ApiKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reach: Reach,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async create(owner: KeyOwner, wanted: NewApiKey): Promise<Outcome<ApiKeyMade>> {
    const prepared = this.prepare(owner, wanted);
    return prepared.ok ? this.dataSource.transaction(prepared.value) : prepared;
  }

  prepare(owner: KeyOwner, wanted: NewApiKey): Outcome<InWriting<ApiKeyMade>> {
    const personId = personOf(owner);
    const faults = apiKeyFaults(wanted, owner.roles);
    if (faults.length > 0) return refused('input-invalid', { faults });
    const now = this.clock.now();
    const secret = randomBytes(32).toString('base64url');
    const key = Object.assign(new ApiKey(), {
      id: sortableId(now),
      organisationId: owner.organisationId,
      personId,
      name: wanted.name,
      secretSha256: secretHashOf(secret),
      scopesJson: JSON.stringify([...wanted.scopes].sort()),
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + wanted.expiresInDays * dayMs).toISOString(),
      lastUsedOn: null,
      revokedAt: null,
      revokedBy: null,
    } satisfies ApiKey);
    return done(async (manager) => {
      await manager.insert(ApiKey, key);
      const { organisationId } = owner;
      await audit(manager, { organisationId, at: now, actor: personId, action: 'api-key.created', subject: key.id });
      return done({ key: apiKeyView(key, now), written: writtenApiKey(key.id, secret) });
    });
  }

  /** One's own, newest first. */
  listOwn(owner: Actor): Promise<readonly ApiKeyView[]> {
    return this.views({ personId: personOf(owner) });
  }

  /** All of an organisation, for its operators. */
  async listOf(actor: Actor, organisationId: string): Promise<Outcome<readonly ApiKeyView[]>> {
    if (!(await this.reach.includes(actor, organisationId))) return refused('organisation-unknown');
    return done(await this.views({ organisationId }));
  }

  async revokeOwn(owner: Actor, id: string): Promise<Outcome<ApiKeyView>> {
    const personId = personOf(owner);
    return this.revoke(id, personId, (key) => key.personId === personId);
  }

  async revokeOf(actor: Actor, organisationId: string, id: string): Promise<Outcome<ApiKeyView>> {
    const isWithin = await this.reach.includes(actor, organisationId);
    return this.revoke(id, personOf(actor), (key) => isWithin && key.organisationId === organisationId);
  }

  /** Revoked stays revoked: the second time nothing happens. */
  private revoke(id: string, by: string, mayTouch: (key: ApiKey) => boolean): Promise<Outcome<ApiKeyView>> {
    return this.dataSource.transaction(async (manager) => {
      const key = await manager.findOneBy(ApiKey, { id });
      if (key === null || !mayTouch(key)) return refused('api-key-unknown-id');
      const now = this.clock.now();
      const revoked = { revokedAt: now.toISOString(), revokedBy: by };
      const { affected } = await manager.update(ApiKey, { id, revokedAt: IsNull() }, revoked);
      if (affected !== 1) return done(apiKeyView(key, now));
      const { organisationId } = key;
      await audit(manager, { organisationId, at: now, actor: by, action: 'api-key.revoked', subject: id });
      return done(apiKeyView(Object.assign(key, revoked), now));
    });
  }

  private async views(where: { personId: string } | { organisationId: string }): Promise<readonly ApiKeyView[]> {
    const keys = await this.dataSource.getRepository(ApiKey).find({ where, order: { id: 'DESC' } });
    return keys.map((key) => apiKeyView(key, this.clock.now()));
  }
}
