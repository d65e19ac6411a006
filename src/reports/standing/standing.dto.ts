import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { visibilityModes, type VisibilityMode } from './standing.entities.js';

export interface ReplacementView {
  readonly appraisalId: string;
  readonly number: string;
  readonly code: string;
}

export interface WithdrawalView {
  readonly reportId: string;
  readonly appraisalId: string;
  readonly number: string;
  readonly code: string;
  readonly state: 'superseded' | 'revoked';
  readonly reason: string;
  readonly at: string;
  readonly replacedBy: ReplacementView | null;
}

const publicReason = 'Shown on the public page to whoever holds the code: name no person and no amount';

export class ReplacementDto implements ReplacementView {
  @ApiProperty({ type: 'string' }) appraisalId: string;
  @ApiProperty({ type: 'string' }) number: string;
  @ApiProperty({ type: 'string' }) code: string;
}

@ApiSchema({ name: 'ReportWithdrawal' })
export class WithdrawalDto implements WithdrawalView {
  @ApiProperty({ type: 'string' }) reportId: string;
  @ApiProperty({ type: 'string' }) appraisalId: string;
  @ApiProperty({ type: 'string' }) number: string;
  @ApiProperty({ type: 'string' }) code: string;
  @ApiProperty({ type: 'string', enum: ['superseded', 'revoked'] }) state: WithdrawalView['state'];
  @ApiProperty({ type: 'string', description: publicReason }) reason: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) at: string;
  @ApiProperty({ type: ReplacementDto, nullable: true }) replacedBy: ReplacementDto | null;
}

export class RevocationBodyDto {
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 500, description: publicReason }) reason: string;
}

export class SupersessionBodyDto extends RevocationBodyDto {
  @ApiProperty({ type: 'string', description: 'Id of the appraisal whose report takes the place of this one' })
  by: string;
}

export class VisibilityBodyDto {
  @ApiProperty({
    type: 'string',
    enum: visibilityModes,
    description:
      '`full`: status, figures, the report itself; `figures`: status and figures only; ' +
      '`closed`: only that a report with this code exists, with its number, firm and status',
  })
  mode: VisibilityMode;
}

export class VisibilityDto extends VisibilityBodyDto {
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When it was set; null: never, the mode is `full`',
  })
  since: string | null;
}
