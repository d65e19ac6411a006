/** The secrets of an endpoint: made, sealed, rotated. A rotated one signs beside the new one for a day. */
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { Webhook } from 'standardwebhooks';
import { SecretBox } from '../../access/secret-box.js';
import { sortableId } from '../../http/sortable-id.js';
import { WebhookSecret, type WebhookEndpoint, type WebhookMessage } from './webhook.entities.js';

export const secretOverlapHours = 24;

@Injectable()
export class WebhookSecrets {
  constructor(private readonly box: SecretBox) {}

  /** The new secret in the clear, this once; the one before ends after the overlap. */
  async replace(manager: EntityManager, endpoint: WebhookEndpoint, at: Date): Promise<string> {
    const endsAt = new Date(at.getTime() + secretOverlapHours * 3_600_000).toISOString();
    await manager.update(WebhookSecret, { endpointId: endpoint.id, endsAt: IsNull() }, { endsAt });
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    await manager.insert(WebhookSecret, {
      id: sortableId(at),
      endpointId: endpoint.id,
      organisationId: endpoint.organisationId,
      sealedSecret: this.box.seal(secret, ownerOfWebhookSecret(endpoint.id)),
      createdAt: at.toISOString(),
      endsAt: null,
    });
    return secret;
  }

  /** The headers of Standard Webhooks, signed with every secret in force; null: there is none that can be opened. */
  async sign(
    manager: EntityManager,
    { message, endpointId, at }: { readonly message: WebhookMessage; readonly endpointId: string; readonly at: Date },
  ): Promise<Readonly<Record<string, string>> | null> {
    const secrets = await manager.find(WebhookSecret, { where: { endpointId }, order: { id: 'DESC' } });
    const signatures = secrets
      .filter(({ endsAt }) => endsAt === null || endsAt > at.toISOString())
      .map(({ sealedSecret }) => this.box.open(sealedSecret, ownerOfWebhookSecret(endpointId)))
      .flatMap((secret) => (secret === null ? [] : [new Webhook(secret).sign(message.id, at, message.body)]));
    if (signatures.length === 0) return null;
    return {
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
      'user-agent': 'lift-appraisal-webhooks',
    };
  }
}

export const ownerOfWebhookSecret = (endpointId: string): string => `webhook:${endpointId}`;
