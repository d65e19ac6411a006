/** The messages that wait: which are due, whose turn it is, what became of each attempt. */
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThanOrEqual, type EntityManager } from 'typeorm';
import type { PostOutcome } from './guarded-post.js';
import { WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookMessage } from './webhook.entities.js';

export interface DueDelivery {
  /** `attempts` counts the one about to be made. */
  readonly delivery: WebhookDelivery;
  readonly endpoint: WebhookEndpoint;
  readonly message: WebhookMessage;
}

export interface AttemptMade extends PostOutcome {
  readonly at: Date;
  readonly durationMs: number;
  /** null: no other attempt is made. */
  readonly next: Date | null;
}

/** Longer than any attempt lasts: a process that dies while sending holds a message back no longer than this. */
const claimLastsMs = 2 * 60_000;
const looked = 200;
const batch = 20;
/** Nobody's slow receiver takes the whole round. */
const perEndpoint = 4;

@Injectable()
export class WebhookOutbox {
  constructor(private readonly dataSource: DataSource) {}

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** Deliveries whose time has come, each claimed for this process: nobody else sends it while the claim lasts. */
  async claimDue(now: Date): Promise<readonly DueDelivery[]> {
    const waiting = await this.manager.find(WebhookDelivery, {
      where: { state: 'waiting', nextAttemptAt: LessThanOrEqual(now.toISOString()) },
      order: { nextAttemptAt: 'ASC', id: 'ASC' },
      take: looked,
    });
    const claimed: WebhookDelivery[] = [];
    for (const delivery of fairShare(waiting)) {
      if (await this.claim(delivery, now)) claimed.push({ ...delivery, attempts: delivery.attempts + 1 });
    }
    return this.withParts(claimed);
  }

  private async claim({ id, attempts, nextAttemptAt }: WebhookDelivery, now: Date): Promise<boolean> {
    const until = new Date(now.getTime() + claimLastsMs).toISOString();
    const place = { id, attempts, nextAttemptAt, state: 'waiting' as const };
    const changes = { attempts: attempts + 1, nextAttemptAt: until };
    return (await this.manager.update(WebhookDelivery, place, changes)).affected === 1;
  }

  private async withParts(deliveries: readonly WebhookDelivery[]): Promise<readonly DueDelivery[]> {
    if (deliveries.length === 0) return [];
    const endpoints = await this.manager.findBy(WebhookEndpoint, { id: In(deliveries.map((one) => one.endpointId)) });
    const messages = await this.manager.findBy(WebhookMessage, { id: In(deliveries.map((one) => one.messageId)) });
    return deliveries.flatMap((delivery) => {
      const endpoint = endpoints.find(({ id }) => id === delivery.endpointId);
      const message = messages.find(({ id }) => id === delivery.messageId);
      return endpoint === undefined || message === undefined ? [] : [{ delivery, endpoint, message }];
    });
  }

  /** Writes down one attempt, what it means for the delivery, and since when the endpoint fails. */
  async settle(manager: EntityManager, { delivery, endpoint }: DueDelivery, made: AttemptMade): Promise<void> {
    const at = made.at.toISOString();
    await manager.insert(WebhookAttempt, {
      deliveryId: delivery.id,
      attempt: delivery.attempts,
      organisationId: delivery.organisationId,
      at,
      status: made.status,
      failure: made.failure,
      durationMs: made.durationMs,
    });
    const place = { id: delivery.id, state: 'waiting' as const };
    if (made.failure === null) await manager.update(WebhookDelivery, place, { state: 'delivered', settledAt: at });
    else if (made.next === null) await manager.update(WebhookDelivery, place, { state: 'given-up', settledAt: at });
    else await manager.update(WebhookDelivery, place, { nextAttemptAt: made.next.toISOString() });
    const failingSince = made.failure === null ? null : (endpoint.failingSince ?? at);
    if (failingSince === endpoint.failingSince) return;
    await manager.update(WebhookEndpoint, { id: endpoint.id }, { failingSince });
  }

  /** What still waits for an endpoint will not be sent. */
  async giveUp(manager: EntityManager, endpointId: string, at: Date): Promise<void> {
    const settledAt = at.toISOString();
    await manager.update(WebhookDelivery, { endpointId, state: 'waiting' }, { state: 'given-up', settledAt });
  }
}

function fairShare(waiting: readonly WebhookDelivery[]): readonly WebhookDelivery[] {
  const taken = new Map<string, number>();
  const fair = waiting.filter(({ endpointId }) => {
    const count = (taken.get(endpointId) ?? 0) + 1;
    taken.set(endpointId, count);
    return count <= perEndpoint;
  });
  return fair.slice(0, batch);
}
