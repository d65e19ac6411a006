import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

export type EndpointState = 'active' | 'disabled' | 'deleted';

/** Where an organisation wants to be told. */
@Entity('webhook_endpoints')
export class WebhookEndpoint {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') url: string;
  @Column('text') description: string;
  /** `|price-table.published|report.affected|` */
  @Column('text') types: string;
  @Column('text') state: EndpointState;
  /** Since when nothing has arrived; null: the last attempt arrived. */
  @Column('text', { name: 'failing_since', nullable: true, transformer: instantColumn }) failingSince: string | null;
  /** Publications up to this sequence number have been handed over. */
  @Column('int', { name: 'announced_to' }) announcedTo: number;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text', { name: 'changed_at', transformer: instantColumn }) changedAt: string;
}

/** A secret of an endpoint, sealed; a rotated one still signs until it ends. */
@Entity('webhook_secrets')
export class WebhookSecret {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'endpoint_id' }) endpointId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'sealed_secret' }) sealedSecret: string;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text', { name: 'ends_at', nullable: true, transformer: instantColumn }) endsAt: string | null;
}

/** What is told, byte for byte as it is signed and sent: insert-only. */
@Entity('webhook_messages')
export class WebhookMessage {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') type: string;
  @Column('text') body: string;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
}

export type DeliveryState = 'waiting' | 'delivered' | 'given-up';

/** One message on its way to one endpoint. */
@Entity('webhook_deliveries')
export class WebhookDelivery {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'message_id' }) messageId: string;
  @Column('text', { name: 'endpoint_id' }) endpointId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') state: DeliveryState;
  @Column('int') attempts: number;
  @Column('text', { name: 'next_attempt_at', transformer: instantColumn }) nextAttemptAt: string;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text', { name: 'settled_at', nullable: true, transformer: instantColumn }) settledAt: string | null;
}

/** One attempt and what came of it: insert-only. */
@Entity('webhook_attempts')
export class WebhookAttempt {
  @PrimaryColumn('text', { name: 'delivery_id' }) deliveryId: string;
  @PrimaryColumn('int') attempt: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { transformer: instantColumn }) at: string;
  /** HTTP status; null: there was no answer. */
  @Column('int', { nullable: true }) status: number | null;
  /** Code of what went wrong; null: it arrived. */
  @Column('text', { nullable: true }) failure: string | null;
  @Column('int', { name: 'duration_ms' }) durationMs: number;
}
