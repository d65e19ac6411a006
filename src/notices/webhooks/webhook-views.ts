/** Endpoints and deliveries as doors and pages show them. */
import type { WebhookEndpoint } from './webhook.entities.js';
import type { WebhookDeliveryDto, WebhookDto } from './webhooks.dto.js';
import type { LoggedDelivery } from './webhooks.js';

export function endpointView(endpoint: WebhookEndpoint): WebhookDto {
  const { id, url, description, types, state, failingSince, createdAt, changedAt } = endpoint;
  const listed = types.split('|').filter((type) => type !== '');
  return { id, url, description, types: listed, state, failingSince, createdAt, changedAt };
}

export function deliveryView({ delivery, message, attempts }: LoggedDelivery): WebhookDeliveryDto {
  const { id, messageId, state, createdAt, nextAttemptAt } = delivery;
  return {
    ...{ id, messageId, type: message.type, state, createdAt },
    nextAttemptAt: state === 'waiting' ? nextAttemptAt : null,
    attempts: attempts.map(({ attempt, at, status, failure, durationMs }) => ({
      ...{ attempt, at, status, failure, durationMs },
    })),
  };
}
