import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'Evidence' })
export class EvidenceDto {
  @ApiProperty({ description: 'What price rows name it by', example: '9f86d081884c7d659a2feaa0c55ad015…' })
  sha256: string;
  @ApiProperty({ description: 'Told by the bytes', example: 'application/pdf' }) mediaType: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ example: '报价单.pdf' }) fileName: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) uploadedAt: string;
}
