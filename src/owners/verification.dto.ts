import { ApiProperty } from '@nestjs/swagger';
import type { Statement, VerificationAnswer } from './verification-answer.js';

export class StatementDto implements Statement {
  @ApiProperty({ type: 'string', enum: ['yes', 'no', 'unknown'] }) answer: Statement['answer'];
  @ApiProperty({ type: 'string', description: 'Plain Chinese' }) text: string;
}

/** The answer as OpenAPI describes it. */
export class VerificationDto implements VerificationAnswer {
  @ApiProperty({ type: 'string', enum: ['issued', 'not-issued', 'altered'] })
  verdict: VerificationAnswer['verdict'];
  @ApiProperty({ type: StatementDto, description: 'Is it unaltered?' }) unaltered: StatementDto;
  @ApiProperty({ type: StatementDto, description: 'Who sealed it?' }) sealedBy: StatementDto;
  @ApiProperty({ type: StatementDto, description: 'Is it still in force?' }) inForce: StatementDto;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, description: 'The register’s entry' })
  report: VerificationAnswer['report'];
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    description: 'For the technically minded',
  })
  technical: VerificationAnswer['technical'];
}
