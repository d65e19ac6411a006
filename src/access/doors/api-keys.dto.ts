import { ApiProperty } from '@nestjs/swagger';

const nullableText = { type: 'string', nullable: true } as const;
const texts = { type: 'array', items: { type: 'string' } } as const;

export class NewApiKeyDto {
  @ApiProperty({ example: 'nightly appraisals' }) name: string;
  @ApiProperty({ ...texts, minItems: 1, example: ['appraisals.read', 'appraisals.write'] }) scopes: string[];
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 366, default: 90, required: false }) expiresInDays?: number;
}

export class ApiKeyDto {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'How the key begins' }) prefix: string;
  @ApiProperty({ description: 'For whom it acts' }) personId: string;
  @ApiProperty() name: string;
  @ApiProperty(texts) scopes: readonly string[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ ...nullableText, format: 'date', description: 'Day in China; null: never' }) lastUsedOn: string | null;
  @ApiProperty({ ...nullableText, format: 'date-time' }) revokedAt: string | null;
  @ApiProperty({ enum: ['in-force', 'expired', 'revoked'] }) state: string;
}

export class ApiKeyMadeDto extends ApiKeyDto {
  @ApiProperty({ ...nullableText, description: 'The key itself: shown once, null in repeated answers' }) key:
    string | null;
}

export class ApiKeyListDto {
  @ApiProperty({ type: () => [ApiKeyDto] }) items: readonly ApiKeyDto[];
}
