import { ApiProperty } from '@nestjs/swagger';
import type { ReportView } from './report-view.js';
import type { SlotView } from './signatures/signing-chain.js';

const sha256 = '^[0-9a-f]{64}$';

export class ReportSlotDto implements SlotView {
  @ApiProperty({ type: 'string', pattern: '^(appraiser-[0-9]+|seal)$', example: 'appraiser-1' })
  slot: SlotView['slot'];
  @ApiProperty({ type: 'string', description: 'As the engagement names them; of the seal, the firm' }) name: string;
  @ApiProperty({
    type: 'string',
    enum: ['open', 'waiting', 'signed'],
    description: '`open`: whose turn it is; `waiting`: somebody before has not signed yet',
  })
  state: SlotView['state'];
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) signedAt: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'From the certificate' }) signerName: string | null;
}

export class ReportProofDto {
  @ApiProperty({ type: 'string', enum: ['B-B', 'B-T', 'B-LT', 'B-LTA'], description: 'The lowest of all signatures' })
  level: 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';
  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: ['time-stamp-missing', 'revocation-unanswered', 'archive-time-stamp-missing'] },
    description: 'What could not be had; empty when nothing is missing',
  })
  gaps: ('time-stamp-missing' | 'revocation-unanswered' | 'archive-time-stamp-missing')[];
}

export class ReportDto implements ReportView {
  @ApiProperty({ type: 'string' }) id: string;
  @ApiProperty({ type: 'string' }) appraisalId: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) version: number;
  @ApiProperty({ type: 'string', example: '电梯残评〔2026〕第000012号' }) number: string;
  @ApiProperty({ type: 'string', description: 'Whoever holds it may see the public page', example: '7F3A-…' })
  code: string;
  @ApiProperty({
    type: 'string',
    enum: ['draft', 'prepared', 'archived'],
    description: '`draft`: parts are missing, not sealed. `prepared`: drawn, waits for signatures',
  })
  state: 'draft' | 'prepared' | 'archived';
  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'Missing parts of the engagement, in Chinese' })
  missing: string[];
  @ApiProperty({ type: 'string', pattern: sha256, description: 'Of the PDF’s bytes, with what is signed so far' })
  sha256: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', example: '/r/7F3A-…' }) publicPage: string;
  @ApiProperty({ type: [ReportSlotDto], description: 'Empty for a draft and for a report with the seal alone' })
  signatures: ReportSlotDto[];
  @ApiProperty({ type: ReportProofDto, nullable: true, description: 'null while nothing is sealed' })
  proof: ReportProofDto | null;
}

export class SignedReportDto extends ReportDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: ['time-stamp-missing'] },
    description: 'What this signature could not be given; its time is then proven by the archive time-stamp',
  })
  gaps: 'time-stamp-missing'[];
}

export class ReportSignaturesDto {
  @ApiProperty({ type: 'string' }) number: string;
  @ApiProperty({ type: 'string', enum: ['prepared', 'archived'] }) state: 'prepared' | 'archived';
  @ApiProperty({ type: 'string', pattern: sha256, description: 'Of the file with what is signed so far' })
  sha256: string;
  @ApiProperty({ type: [ReportSlotDto] }) signatures: ReportSlotDto[];
}

export class SignatureRequestDto {
  @ApiProperty({ type: 'string' }) requestId: string;
  @ApiProperty({ type: 'string', example: 'appraiser-1' }) slot: string;
  @ApiProperty({ type: 'string', example: 'Appraiser1' }) fieldName: string;
  @ApiProperty({ type: 'string', pattern: sha256, description: 'What the device signs as messageDigest' })
  digestSha256: string;
  @ApiProperty({ type: 'string', enum: ['SHA-256'] }) digestAlgorithm: 'SHA-256';
  @ApiProperty({ type: 'string', format: 'date-time', description: 'Stated in the signature (/M)' }) signedAt: string;
  @ApiProperty({ type: 'string', description: 'Where the bytes that are signed can be fetched' }) document: string;
  @ApiProperty({ type: 'string', pattern: sha256 }) preparedSha256: string;
}
