import { ApiProperty } from '@nestjs/swagger';
import type { LogAnswer, LogEntryAnswer } from './log-answer.js';
import type { Statement, VerificationAnswer } from './verification-answer.js';

export class StatementDto implements Statement {
  @ApiProperty({ type: 'string', enum: ['yes', 'no', 'unknown'] }) answer: Statement['answer'];
  @ApiProperty({ description: 'Stable code of the reason, for machines' }) code: string;
  @ApiProperty({ type: 'string', description: 'Plain Chinese' }) text: string;
}

export class LogEntryAnswerDto implements LogEntryAnswer {
  @ApiProperty({ type: 'integer' }) position: number;
  @ApiProperty({ description: 'Canonical JSON; its leaf hash is SHA-256(0x00 ‖ these bytes)' }) content: string;
  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'Audit path (RFC 6962, 2.1.1), base64' })
  proof: readonly string[];
  @ApiProperty({ description: 'Plain Chinese' }) text: string;
}

export class LogAnswerDto implements LogAnswer {
  @ApiProperty({ type: 'string', enum: ['in-the-log', 'not-in-the-log'] }) code: LogAnswer['code'];
  @ApiProperty({ description: 'Plain Chinese' }) text: string;
  @ApiProperty({ description: 'Signed head of the log the proofs lead to; worth keeping' }) checkpoint: string;
  @ApiProperty({ type: () => [LogEntryAnswerDto] }) entries: readonly LogEntryAnswerDto[];
}

/** The answer as OpenAPI describes it. */
export class VerificationDto implements VerificationAnswer {
  @ApiProperty({ type: 'string', enum: ['issued', 'not-issued', 'altered', 'unfinished', 'test'] })
  verdict: VerificationAnswer['verdict'];
  @ApiProperty({ type: StatementDto, description: 'Is it unaltered?' }) unaltered: StatementDto;
  @ApiProperty({ type: StatementDto, description: 'Who sealed it?' }) sealedBy: StatementDto;
  @ApiProperty({ type: StatementDto, description: 'Is it still in force?' }) inForce: StatementDto;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, description: 'The register’s entry' })
  report: VerificationAnswer['report'];
  @ApiProperty({ type: () => LogAnswerDto, nullable: true, description: 'What the public log says, with proofs' })
  log: LogAnswerDto | null;
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    description: 'For the technically minded',
  })
  technical: VerificationAnswer['technical'];
}
