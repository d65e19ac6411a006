import { ApiProperty } from '@nestjs/swagger';
import type { ReportView } from './report-view.js';

export class ReportDto implements ReportView {
  @ApiProperty({ type: 'string' }) id: string;
  @ApiProperty({ type: 'string' }) appraisalId: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) version: number;
  @ApiProperty({ type: 'string', example: '电梯残评〔2026〕第000012号' }) number: string;
  @ApiProperty({ type: 'string', description: 'Whoever holds it may see the public page', example: '7F3A-…' })
  code: string;
  @ApiProperty({ type: 'string', enum: ['draft', 'archived'], description: '`draft`: parts are missing, not sealed' })
  state: 'draft' | 'archived';
  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'Missing parts of the engagement, in Chinese' })
  missing: string[];
  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$', description: 'Of the PDF’s bytes' }) sha256: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', example: '/r/7F3A-…' }) publicPage: string;
}
