/**
 * A message for the webhooks of an organisation: written in the transaction of the act it tells of, one delivery for
 * every endpoint that asked for its type. Nothing is sent here; the sender finds what waits after the commit.
 */
import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import { sortableId } from '../../http/sortable-id.js';
import { WebhookDelivery, WebhookEndpoint, WebhookMessage } from './webhook.entities.js';
import type { WebhookType } from './webhook-types.js';

export interface NewWebhook {
  readonly organisationId: string;
  readonly type: WebhookType;
  /** The `data` of the message: no personal data, only what the firm may see. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** The id of the message; null: no endpoint of the organisation asked for the type. */
export async function enqueueWebhook(manager: EntityManager, webhook: NewWebhook): Promise<string | null> {
  const active = await manager.findBy(WebhookEndpoint, { organisationId: webhook.organisationId, state: 'active' });
  return enqueueFor(
    manager,
    webhook,
    active.filter(({ types }) => types.includes(`|${webhook.type}|`)),
  );
}

/** The same for chosen endpoints of the organisation. */
export async function enqueueFor(
  manager: EntityManager,
  { organisationId, type, payload, at }: NewWebhook,
  endpoints: readonly WebhookEndpoint[],
): Promise<string | null> {
  if (endpoints.length === 0) return null;
  const messageId = `msg_${sortableId(at)}`;
  const createdAt = at.toISOString();
  const body = canonicalJson({ type, timestamp: createdAt, data: payload });
  await manager.insert(WebhookMessage, { id: messageId, organisationId, type, body, createdAt });
  const deliveries = endpoints.map(({ id }) => ({
    id: sortableId(at),
    messageId,
    endpointId: id,
    organisationId,
    state: 'waiting' as const,
    attempts: 0,
    nextAttemptAt: createdAt,
    createdAt,
    settledAt: null,
  }));
  await manager.insert(WebhookDelivery, deliveries);
  return messageId;
}
