/**
 * Sends the messages that wait, after the commit of whatever they tell of, in rounds. What does not arrive is tried
 * again later and later over three days; an endpoint at which nothing arrives for five days is disabled with a notice.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, type Clock } from '../../config/clock.js';
import { inSpan, outgoingTraceHeaders } from '../../tracing/in-span.js';
import { addNotice } from '../add-notice.js';
import { RepeatedRound } from '../repeated-round.js';
import { nextAttempt, webhookRetries } from '../retry-schedule.js';
import { AnnouncePublications } from './announce-publications.js';
import { guardedPost, POST_LIMITS, type PostLimits, type PostOutcome } from './guarded-post.js';
import { WebhookEndpoint } from './webhook.entities.js';
import { WebhookOutbox, type AttemptMade, type DueDelivery } from './webhook-outbox.js';
import { WebhookSecrets } from './webhook-secrets.js';

const everyMs = 5_000;
const disabledAfterMs = 5 * 24 * 3_600_000;
const gone = 410;

@Injectable()
export class WebhookSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(WebhookSender.name);
  private readonly rounds = new RepeatedRound(
    () => this.round(),
    everyMs,
    (error) => this.log.error(error),
  );

  constructor(
    private readonly outbox: WebhookOutbox,
    private readonly secrets: WebhookSecrets,
    private readonly publications: AnnouncePublications,
    @Inject(POST_LIMITS) private readonly limits: PostLimits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  /** One round now: turns publications into messages, sends what is due. */
  sendDue(): Promise<void> {
    return this.rounds.run();
  }

  private async round(): Promise<void> {
    await this.publications.enqueueNew();
    const due = await this.outbox.claimDue(this.clock.now());
    await Promise.all(due.map((one) => this.attempt(one)));
  }

  private async attempt(due: DueDelivery): Promise<void> {
    const startedMs = performance.now();
    const outcome = await this.post(due);
    const durationMs = Math.round(performance.now() - startedMs);
    const at = this.clock.now();
    const isFinal = outcome.failure === null || outcome.status === gone;
    const chance = Math.random();
    const next = isFinal ? null : nextAttempt(webhookRetries, { failed: due.delivery.attempts, at, chance });
    await this.settle(due, { ...outcome, at, durationMs, next });
  }

  private async post({ endpoint, message }: DueDelivery): Promise<PostOutcome> {
    const headers = await this.secrets.sign(this.outbox.manager, {
      message,
      endpointId: endpoint.id,
      at: this.clock.now(),
    });
    if (headers === null) return { status: null, failure: 'secret-unreadable' };
    const { url } = endpoint;
    return inSpan('webhook', () => {
      const post = { url, headers: { ...outgoingTraceHeaders(), ...headers }, body: message.body };
      return guardedPost(post, this.limits);
    });
  }

  private async settle(due: DueDelivery, made: AttemptMade): Promise<void> {
    await this.outbox.manager.transaction(async (manager) => {
      await this.outbox.settle(manager, due, made);
      const { failingSince } = due.endpoint;
      const failsTooLong = failingSince !== null && made.at.getTime() - Date.parse(failingSince) >= disabledAfterMs;
      if (made.failure === null || (made.status !== gone && !failsTooLong)) return;
      const place = { id: due.endpoint.id, state: 'active' as const };
      const changes = { state: 'disabled' as const, changedAt: made.at.toISOString() };
      const disabled = await manager.update(WebhookEndpoint, place, changes);
      if (disabled.affected !== 1) return;
      await this.outbox.giveUp(manager, due.endpoint.id, made.at);
      await addNotice(manager, disabledNotice(due.endpoint, made));
    });
  }
}

function disabledNotice(endpoint: WebhookEndpoint, made: AttemptMade): Parameters<typeof addNotice>[1] {
  const reason = made.status === gone ? '接收方答复 410（地址已不再使用）' : '连续 5 天未能送达';
  return {
    organisationId: endpoint.organisationId,
    kind: 'webhook-disabled',
    subject: endpoint.id,
    title: 'Webhook 接收地址已停用',
    body: `接收地址 ${new URL(endpoint.url).host} 已停用，原因：${reason}。排除故障后可重新启用，停用期间公布的价格表将补发。`,
    link: '/webhooks',
    at: made.at,
    roles: ['operator'],
  };
}
