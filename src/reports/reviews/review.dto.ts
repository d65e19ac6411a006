import { ApiProperty } from '@nestjs/swagger';
import type { ReviewView } from './record-review.js';

export class ReviewDto implements ReviewView {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Of the appraisal’s reviews; the last one counts' })
  number: number;
  @ApiProperty({ type: 'string', enum: ['approved', 'returned'] }) verdict: 'approved' | 'returned';
  @ApiProperty({ type: 'string' }) comment: string;
  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$', description: 'What was reviewed' }) resultSha256: string;
  @ApiProperty({ type: 'string', description: 'Id of the person' }) reviewer: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) at: string;
}

export class ReviewListDto {
  @ApiProperty({ type: [ReviewDto], description: 'Oldest first' }) items: ReviewDto[];
}
