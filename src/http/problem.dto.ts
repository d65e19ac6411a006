import { ApiProperty } from '@nestjs/swagger';

/** RFC 9457 problem document, in Chinese or English by Accept-Language. */
export class ProblemFaultDto {
  @ApiProperty({
    description: 'JSON Pointer (RFC 6901) into the body; "" is the body itself',
    example: '/components/0/quantity',
  })
  pointer: string;
  @ApiProperty({ description: 'Stable code of the fault', example: 'decimal-string-expected' }) code: string;
  @ApiProperty() message: string;
  @ApiProperty({ required: false, description: 'What is allowed at this place' }) allowed?: string;
  @ApiProperty({ type: 'integer', required: false, description: 'Of newline-delimited JSON: the line, from 1' })
  line?: number;
}

export class ProblemDto {
  @ApiProperty({ example: 'urn:lift-appraisal:problem:order-invalid' }) type: string;
  @ApiProperty({ example: '评估委托单有误' }) title: string;
  @ApiProperty({ type: 'integer', example: 422 }) status: number;
  @ApiProperty({ description: 'Stable code, for machines', example: 'order-invalid' }) code: string;
  @ApiProperty({ required: false }) detail?: string;
  @ApiProperty({ description: 'Names the request; the same id stands in x-request-id and in the log' })
  instance: string;
  @ApiProperty({ type: () => [ProblemFaultDto], required: false, description: 'Every fault at once (the first 1,000)' })
  faults?: ProblemFaultDto[];
  @ApiProperty({ type: 'integer', required: false, description: 'How many were found; looking ends soon after 1,000' })
  faultCount?: number;
}
