import { ApiProperty } from '@nestjs/swagger';
import { PriceRowKeyDto } from '../comparison/draft-difference.dto.js';
import type { DraftStep, PriceDraft, PriceDraftSummary } from './price-draft.js';

const instant = { type: 'string', format: 'date-time' } as const;
const day = { type: 'string', format: 'date' } as const;
const nullableText = { type: 'string', nullable: true } as const;
const kinds = ['scrap', 'parts', 'services', 'index'];
const statuses = ['official', 'demonstration'];
const rows = {
  type: 'array',
  items: { type: 'object', additionalProperties: true },
  description: 'Price rows, see price-tables/README.md',
} as const;

export class DraftTermsDto {
  @ApiProperty({ required: false }) title?: string;
  @ApiProperty({ required: false, enum: statuses }) status?: string;
  @ApiProperty({ required: false, ...day, description: 'Fixed in a correction' }) validFrom?: string;
  @ApiProperty({ required: false, description: 'How the prices were made' }) method?: string;
  @ApiProperty({ required: false }) licence?: string;
  @ApiProperty({ required: false, type: 'array', items: { type: 'string' }, description: 'GB/T 2260' })
  regions?: string[];
}

export class NewDraftDto extends DraftTermsDto {
  @ApiProperty({ required: false, description: 'The edition to correct; no other field then' }) corrects?: string;
  @ApiProperty({ required: false, description: 'The edition whose rows and terms to copy; validFrom is new' })
  copies?: string;
  @ApiProperty({ required: false, example: 'shenyang-scrap' }) tableId?: string;
  @ApiProperty({ required: false, example: 'shenyang-association' }) publisher?: string;
  @ApiProperty({ required: false, enum: kinds }) kind?: string;
  @ApiProperty({ required: false, ...nullableText, description: 'The own organisation: a private price book' })
  privateTo?: string | null;
  @ApiProperty({ required: false, ...rows }) rows?: object[];
}

export class DraftRowsDto {
  @ApiProperty(rows) rows: object[];
}

export class DraftReasonDto {
  @ApiProperty({ required: false, maxLength: 2000, description: 'Required to propose, return, discard and withdraw' })
  reason?: string;
}

export class PriceDraftSummaryDto implements PriceDraftSummary {
  @ApiProperty() id: string;
  @ApiProperty() organisationId: string;
  @ApiProperty() tableId: string;
  @ApiProperty() publisher: string;
  @ApiProperty({ enum: kinds }) kind: PriceDraft['kind'];
  @ApiProperty(nullableText) privateTo: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ enum: statuses }) status: PriceDraft['status'];
  @ApiProperty(day) validFrom: string;
  @ApiProperty() method: string;
  @ApiProperty() licence: string;
  @ApiProperty({ type: 'array', items: { type: 'string' } }) regions: readonly string[];
  @ApiProperty({ ...nullableText, description: 'The edition it corrects' }) corrects: string | null;
  @ApiProperty({ ...nullableText, description: 'The newest edition when the draft was based on the table' })
  baseEditionId: string | null;
  @ApiProperty({ type: 'integer', description: 'Place in the publication log it was based on' }) baseSequence: number;
  @ApiProperty({ enum: ['draft', 'proposed', 'approved', 'published', 'discarded'] }) state: PriceDraft['state'];
  @ApiProperty({ type: 'integer', description: 'The ETag, for If-Match' }) version: number;
  @ApiProperty({ description: 'SHA-256 of what would be published' }) contentSha256: string;
  @ApiProperty() createdBy: string;
  @ApiProperty(nullableText) proposedBy: string | null;
  @ApiProperty(nullableText) approvedBy: string | null;
  @ApiProperty({ ...nullableText, description: 'The edition it became' }) editionId: string | null;
  @ApiProperty(instant) createdAt: string;
  @ApiProperty(instant) updatedAt: string;
  @ApiProperty({ type: 'integer' }) rowCount: number;
}

export class PriceDraftDto extends PriceDraftSummaryDto {
  @ApiProperty(rows) rows: readonly object[];
}

export class RebasedDraftDto extends PriceDraftDto {
  @ApiProperty({ type: () => [PriceRowKeyDto], description: 'Rows changed on both sides: the editor’s stand' })
  conflicts: readonly PriceRowKeyDto[];
}

export class PriceDraftPageDto {
  @ApiProperty({ type: () => [PriceDraftSummaryDto] }) items: readonly PriceDraftSummaryDto[];
  @ApiProperty({ ...nullableText, description: 'Cursor of the next page; null: this is the last' }) next: string | null;
}

export class DraftStepDto implements DraftStep {
  @ApiProperty({ type: 'integer' }) number: number;
  @ApiProperty({
    enum: ['created', 'edited', 'rebased', 'proposed', 'returned', 'approved', 'published', 'discarded'],
  })
  act: DraftStep['act'];
  @ApiProperty() actor: string;
  @ApiProperty(nullableText) personId: string | null;
  @ApiProperty(instant) at: string;
  @ApiProperty(nullableText) reason: string | null;
  @ApiProperty({ description: 'The content the step was about' }) contentSha256: string;
}

export class DraftStepsDto {
  @ApiProperty({ type: () => [DraftStepDto] }) items: readonly DraftStepDto[];
}

export class WithdrawalDto {
  @ApiProperty() editionId: string;
  @ApiProperty({ ...instant, description: 'From when it counts no longer' }) withdrawnAt: string;
  @ApiProperty() reason: string;
}

export class NewKeeperDto {
  @ApiProperty({ description: 'The organisation that keeps the publisher’s tables from now on' })
  organisationId: string;
}

export class KeptPublisherDto {
  @ApiProperty() publisher: string;
  @ApiProperty({ ...nullableText, description: 'null: its tables come as files' }) organisationId: string | null;
  @ApiProperty({ type: 'array', items: { type: 'string' } }) tables: readonly string[];
}

export class KeptPublishersDto {
  @ApiProperty({ type: () => [KeptPublisherDto] }) items: readonly KeptPublisherDto[];
}
