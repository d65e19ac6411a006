/** What the doors of batches take and answer. */
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Instant, ListOf, Money, OneOf, Text } from '../appraisals/answers/answer-properties.js';
import { AppraisalOrderDto } from '../appraisals/order/appraisal-order.dto.js';
import { Field } from '../appraisals/order/field-decorators.js';
import { choiceField, textField } from '../appraisals/order/order-fields.js';
import { ProblemDto } from '../http/problem.dto.js';
import { batchActs, batchReports, itemStates, type BatchReports } from './batch.entities.js';

const nullable = { nullable: true } as const;
/** In characters. */
export const longestLabel = 200;
const Count = (description: string): PropertyDecorator => ApiProperty({ type: 'integer', minimum: 0, description });

export class ItemCountsDto {
  @Count('Not begun') waiting: number;
  @Count('Appraised and stored; the report is still to be issued') appraised: number;
  @Count('Finished') done: number;
  @Count('Refused or failed; each item says why') failed: number;
}

export class BatchActDto {
  @Choice(batchActs) act: string;
  @Text('Who, as in the audit log') actor: string;
  @Instant('When') at: string;
}

export class BatchDto {
  @Text('Id') id: string;
  @Text('As its sender named it') label: string;
  @Choice(batchReports) reports: string;
  @Choice(['json', 'ndjson', 'xlsx']) source: string;
  @Instant('When it was sent') createdAt: string;
  @Choice(['running', 'paused', 'finished', 'cancelled']) state: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10_000 }) lifts: number;
  @OneOf(() => ItemCountsDto) counts: ItemCountsDto;
  @Text('Lifts a second over the last minute; null while nothing is worked on', { ...nullable, example: '12.5' })
  ratePerSecond: string | null;
  @ApiProperty({ type: 'integer', ...nullable, description: 'null: cannot be said yet' }) secondsLeft: number | null;
  @ListOf(() => BatchActDto, { description: 'Oldest first' }) acts: BatchActDto[];
}

export class RepeatedLiftDto {
  @Choice(['device-code-repeated']) code: string;
  @Text('设备代码') deviceCode: string;
  @ApiProperty({ type: 'array', items: { type: 'integer' }, description: 'Where it stands in the batch, from 1' })
  positions: number[];
}

export class StoredBatchDto extends BatchDto {
  @ListOf(() => RepeatedLiftDto, { description: 'What the sender may not have meant; it keeps nothing from going on' })
  warnings: RepeatedLiftDto[];
}

export class BatchPageDto {
  @ListOf(() => BatchDto) items: BatchDto[];
  @Text('Cursor of the next page', nullable) next: string | null;
}

export class BatchItemDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'As sent' }) position: number;
  @Choice(itemStates) state: string;
  @Text('设备代码', nullable) deviceCode: string | null;
  @Text('Address of the lift', nullable) address: string | null;
  @Count('Failures that may pass by themselves, since it was taken up') attempts: number;
  @Text('The stored appraisal', nullable) appraisalId: string | null;
  @Text('The issued report', nullable) reportId: string | null;
  @Money('残值 (net)', nullable) netScrap: string | null;
  @Money('余值', nullable) remainingValue: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', ...nullable }) finishedAt: string | null;
  @OneOf(() => ProblemDto, { ...nullable, description: 'Why it failed, as a single order would have been told' })
  problem: ProblemDto | null;
}

export class BatchItemPageDto {
  @ListOf(() => BatchItemDto) items: BatchItemDto[];
  @Text('Cursor of the next page', nullable) next: string | null;
}

/** What is asked for, apart from the orders. */
export class BatchWishDto {
  @Field(textField(longestLabel), { description: 'Any name, to find it again' }) label: string;
  @Field(choiceField(...batchReports), {
    optional: true,
    description: '`issue`: every appraisal gets its report at once, a draft where its engagement is not complete',
  })
  reports?: BatchReports;
}

export class NewBatchDto extends BatchWishDto {
  @ApiProperty({ type: () => [AppraisalOrderDto], minItems: 1, maxItems: 10_000 }) orders: AppraisalOrderDto[];
}
