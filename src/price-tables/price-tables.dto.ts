import { ApiProperty } from '@nestjs/swagger';
import type { PriceTableSummary } from './price-table-library.js';

const instant = { type: 'string', format: 'date-time' } as const;
const openObject = { type: 'object', additionalProperties: true } as const;
const texts = { type: 'array', items: { type: 'string' } } as const;

export class PriceTableSummaryDto implements PriceTableSummary {
  @ApiProperty({ example: 'demonstration/shenyang-scrap/2026-06-30' }) editionId: string;
  @ApiProperty({ example: 'shenyang-scrap' }) tableId: string;
  @ApiProperty({ example: 'demonstration' }) publisher: string;
  @ApiProperty() title: string;
  @ApiProperty({ enum: ['scrap', 'parts', 'services', 'index'] }) kind: PriceTableSummary['kind'];
  @ApiProperty({ enum: ['official', 'demonstration'] }) status: PriceTableSummary['status'];
  @ApiProperty({ type: 'string', format: 'date', description: 'First day the prices count' }) validFrom: string;
  @ApiProperty({ ...instant, description: 'From when they were known' }) publishedAt: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'The edition this one corrects' }) corrects:
    string | null;
  @ApiProperty({ ...instant, nullable: true }) withdrawnAt: string | null;
  @ApiProperty({ ...texts, description: 'GB/T 2260 codes' }) regions: readonly string[];
  @ApiProperty({ description: 'How the prices were made' }) method: string;
  @ApiProperty() licence: string;
  @ApiProperty({ type: 'integer' }) rowCount: number;
  @ApiProperty({ description: 'SHA-256 of the edition’s file' }) fingerprint: string;
  @ApiProperty({ enum: ['file', 'draft'], description: 'Came as a file, or was drafted, approved and published here' })
  origin: PriceTableSummary['origin'];
  @ApiProperty({ type: 'string', nullable: true, description: 'Whose own price book it is; null: public' }) privateTo:
    string | null;
}

export class PriceTableListDto {
  @ApiProperty({ type: () => [PriceTableSummaryDto] }) items: readonly PriceTableSummaryDto[];
  @ApiProperty({ type: 'string', nullable: true, description: 'Cursor of the next page; null: this is the last' })
  next: string | null;
}

export class PriceTableEditionDto extends PriceTableSummaryDto {
  @ApiProperty({ type: 'array', items: openObject, description: 'Price rows, see price-tables/README.md' })
  rows: readonly object[];
}

export class PriceLookUpDto {
  @ApiProperty({ ...openObject, description: 'The price row with its source' }) row: object;
  @ApiProperty({ type: () => PriceTableSummaryDto }) edition: PriceTableSummaryDto;
  @ApiProperty() requestedRegion: string;
  @ApiProperty({ description: 'The row is of another region, by the edition’s fallback list' }) isFallback: boolean;
  @ApiProperty({ ...texts, description: 'Editions looked into, the row’s own last' })
  consultedEditions: readonly string[];
  @ApiProperty({ ...instant, description: 'Prices as published by then' }) knownAt: string;
}
