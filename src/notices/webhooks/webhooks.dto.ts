import { ApiProperty } from '@nestjs/swagger';
import { webhookTypes } from './webhook-types.js';

const instant = { type: 'string', format: 'date-time' } as const;

export class WebhookOrderDto {
  @ApiProperty({ example: 'https://example.org/hooks/prices', maxLength: 2000 }) url: string;
  @ApiProperty({ required: false, default: '', maxLength: 200 }) description: string;
  @ApiProperty({ enum: webhookTypes, isArray: true }) types: readonly string[];
}

export class WebhookDto {
  @ApiProperty() id: string;
  @ApiProperty() url: string;
  @ApiProperty() description: string;
  @ApiProperty({ enum: webhookTypes, isArray: true }) types: readonly string[];
  @ApiProperty({ enum: ['active', 'disabled'] }) state: string;
  @ApiProperty({ ...instant, nullable: true, description: 'Since when nothing has arrived' }) failingSince:
    string | null;
  @ApiProperty(instant) createdAt: string;
  @ApiProperty(instant) changedAt: string;
}

export class WebhookWithSecretDto extends WebhookDto {
  @ApiProperty({ description: 'Shown this once', example: 'whsec_…' }) secret: string;
}

export class WebhookListDto {
  @ApiProperty({ type: () => [WebhookDto] }) items: readonly WebhookDto[];
}

export class TestDeliveryDto {
  @ApiProperty({ description: 'The header webhook-id it will carry' }) messageId: string;
}

export class WebhookAttemptDto {
  @ApiProperty({ type: 'integer', minimum: 1 }) attempt: number;
  @ApiProperty(instant) at: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status; null: no answer' }) status: number | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'null: it arrived' }) failure: string | null;
  @ApiProperty({ type: 'integer' }) durationMs: number;
}

export class WebhookDeliveryDto {
  @ApiProperty() id: string;
  @ApiProperty() messageId: string;
  @ApiProperty({ example: 'price-table.corrected' }) type: string;
  @ApiProperty({ enum: ['waiting', 'delivered', 'given-up'] }) state: string;
  @ApiProperty(instant) createdAt: string;
  @ApiProperty({ ...instant, nullable: true, description: 'null: no further attempt' }) nextAttemptAt: string | null;
  @ApiProperty({ type: () => [WebhookAttemptDto] }) attempts: readonly WebhookAttemptDto[];
}

export class WebhookDeliveryPageDto {
  @ApiProperty({ type: () => [WebhookDeliveryDto] }) items: readonly WebhookDeliveryDto[];
  @ApiProperty({ type: 'string', nullable: true }) next: string | null;
}
