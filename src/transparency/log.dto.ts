import { ApiProperty } from '@nestjs/swagger';

const hashes = { type: 'array', items: { type: 'string' } } as const;

export class LogEntryDto {
  @ApiProperty({ type: 'integer', description: 'From 0, without gaps' }) position: number;
  @ApiProperty({ description: 'Canonical JSON; its leaf hash is SHA-256(0x00 ‖ these bytes)' }) content: string;
}

export class LogEntriesDto {
  @ApiProperty({ type: () => [LogEntryDto] }) items: readonly LogEntryDto[];
  @ApiProperty({ type: 'integer', nullable: true, description: '`from` of the next page' }) next: number | null;
}

export class ProvenLogEntryDto extends LogEntryDto {
  @ApiProperty({ ...hashes, description: 'Audit path (RFC 6962, 2.1.1), base64' }) proof: readonly string[];
}

export class LogInclusionDto {
  @ApiProperty({ description: 'Signed head of the log the proofs lead to' }) checkpoint: string;
  @ApiProperty({ type: () => [ProvenLogEntryDto] }) items: readonly ProvenLogEntryDto[];
}

export class LogConsistencyDto {
  @ApiProperty({ type: 'integer' }) earlier: number;
  @ApiProperty({ type: 'integer' }) size: number;
  @ApiProperty({ ...hashes, description: 'RFC 6962, 2.1.2, base64' }) proof: readonly string[];
}
