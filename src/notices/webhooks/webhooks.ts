/** What an organisation does with its endpoints: make, list, rotate, test, enable again, delete; and the log of deliveries. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { sortableId } from '../../http/sortable-id.js';
import { PublicationLog } from '../../price-tables/publication-log.js';
import { enqueueFor } from './enqueue-webhook.js';
import { WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookMessage } from './webhook.entities.js';
import { webhookProblem } from './webhook-problem.js';
import { WebhookSecrets } from './webhook-secrets.js';
import type { WebhookOrder } from './webhook-order.js';

/** Who acts; every `Caller` is one. */
export interface EndpointKeeper {
  readonly organisationId: string;
  readonly actor: string;
}

/** An endpoint with its secret in the clear: shown this once. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

export interface LoggedDelivery {
  readonly delivery: WebhookDelivery;
  readonly message: WebhookMessage;
  /** Oldest first. */
  readonly attempts: readonly WebhookAttempt[];
}

/** More than any firm needs; each endpoint costs a call per message. */
const mostEndpoints = 10;

@Injectable()
export class Webhooks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: WebhookSecrets,
    private readonly publicationLog: PublicationLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Oldest first, without the deleted ones. */
  list(organisationId: string): Promise<readonly WebhookEndpoint[]> {
    const where = { organisationId, state: Not('deleted' as const) };
    return this.dataSource.manager.find(WebhookEndpoint, { where, order: { id: 'ASC' } });
  }

  async find(organisationId: string, id: string): Promise<WebhookEndpoint> {
    return found(await this.dataSource.manager.findOneBy(WebhookEndpoint, standing({ organisationId, id })));
  }

  /** Told is what is published from now on. */
  async create(keeper: EndpointKeeper, { url, description, types }: WebhookOrder): Promise<EndpointWithSecret> {
    const announcedTo = await this.publicationLog.newest();
    const now = this.clock.now();
    const at = now.toISOString();
    const endpoint = Object.assign(new WebhookEndpoint(), {
      ...{ id: sortableId(now), organisationId: keeper.organisationId, url, description },
      ...{
        types: `|${types.join('|')}|`,
        state: 'active',
        failingSince: null,
        announcedTo,
        createdAt: at,
        changedAt: at,
      },
    });
    return this.dataSource.transaction(async (manager) => {
      const others = await manager.findBy(WebhookEndpoint, standing({ organisationId: keeper.organisationId }));
      if (others.some((other) => other.url === url)) throw webhookProblem('webhook-exists');
      if (others.length >= mostEndpoints) throw webhookProblem('webhook-too-many');
      await manager.insert(WebhookEndpoint, endpoint);
      const secret = await this.secrets.replace(manager, endpoint, now);
      await this.record(manager, keeper, { action: 'webhook.created', id: endpoint.id, at: now });
      return { endpoint, secret };
    });
  }

  async remove(keeper: EndpointKeeper, id: string): Promise<void> {
    await this.change(keeper, { id, action: 'webhook.deleted', changes: { state: 'deleted' } });
  }

  /** After the fault is mended: what was published meanwhile is told now. */
  enable(keeper: EndpointKeeper, id: string): Promise<WebhookEndpoint> {
    return this.change(keeper, { id, action: 'webhook.enabled', changes: { state: 'active', failingSince: null } });
  }

  rotate(keeper: EndpointKeeper, id: string): Promise<EndpointWithSecret> {
    const now = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const endpoint = found(
        await manager.findOneBy(WebhookEndpoint, standing({ organisationId: keeper.organisationId, id })),
      );
      const secret = await this.secrets.replace(manager, endpoint, now);
      await this.record(manager, keeper, { action: 'webhook.secret-rotated', id, at: now });
      return { endpoint, secret };
    });
  }

  /** Sends `webhook.test` to this endpoint alone; the id of the message. */
  test(keeper: EndpointKeeper, id: string): Promise<string> {
    const now = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const { organisationId } = keeper;
      const endpoint = found(await manager.findOneBy(WebhookEndpoint, standing({ organisationId, id })));
      if (endpoint.state !== 'active') throw webhookProblem('webhook-disabled');
      const message = { organisationId, type: 'webhook.test' as const, payload: { endpoint: id }, at: now };
      const messageId = await enqueueFor(manager, message, [endpoint]);
      await this.record(manager, keeper, { action: 'webhook.tested', id, at: now });
      return messageId ?? '';
    });
  }

  /** Newest first; `before` is the id of a delivery. */
  async deliveries(
    organisationId: string,
    {
      endpointId,
      before,
      limit,
    }: { readonly endpointId: string; readonly before: string | null; readonly limit: number },
  ): Promise<readonly LoggedDelivery[]> {
    await this.find(organisationId, endpointId);
    const { manager } = this.dataSource;
    const where = { organisationId, endpointId, ...(before === null ? {} : { id: LessThan(before) }) };
    const deliveries = await manager.find(WebhookDelivery, { where, order: { id: 'DESC' }, take: limit });
    const messages = await manager.findBy(WebhookMessage, { id: In(deliveries.map((one) => one.messageId)) });
    const attempts = await manager.find(WebhookAttempt, {
      where: { deliveryId: In(deliveries.map(({ id }) => id)) },
      order: { attempt: 'ASC' },
    });
    return deliveries.flatMap((delivery) => {
      const message = messages.find(({ id }) => id === delivery.messageId);
      if (message === undefined) return [];
      return [{ delivery, message, attempts: attempts.filter(({ deliveryId }) => deliveryId === delivery.id) }];
    });
  }

  private change(
    keeper: EndpointKeeper,
    {
      id,
      action,
      changes,
    }: { readonly id: string; readonly action: string; readonly changes: Partial<WebhookEndpoint> },
  ): Promise<WebhookEndpoint> {
    const now = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const { organisationId } = keeper;
      const endpoint = found(await manager.findOneBy(WebhookEndpoint, standing({ organisationId, id })));
      const changed = { ...changes, changedAt: now.toISOString() };
      await manager.update(WebhookEndpoint, { id }, changed);
      if (changes.state === 'deleted') {
        const place = { endpointId: id, state: 'waiting' as const };
        await manager.update(WebhookDelivery, place, { state: 'given-up', settledAt: changed.changedAt });
      }
      await this.record(manager, keeper, { action, id, at: now });
      return { ...endpoint, ...changed };
    });
  }

  private record(
    manager: EntityManager,
    { organisationId, actor }: EndpointKeeper,
    { action, id, at }: { readonly action: string; readonly id: string; readonly at: Date },
  ): Promise<void> {
    return audit(manager, { organisationId, actor, action, subject: id, at });
  }
}

const standing = (place: FindOptionsWhere<WebhookEndpoint>): FindOptionsWhere<WebhookEndpoint> => ({
  ...place,
  state: Not('deleted'),
});

function found(endpoint: WebhookEndpoint | null): WebhookEndpoint {
  if (endpoint === null) throw webhookProblem('webhook-unknown');
  return endpoint;
}
