import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { ChangedRow } from './compare-editions.js';
import type { DraftDifference } from './draft-differences.js';
import type { PriceRowKey } from './row-key.js';
import type { UsualMovement } from './usual-movement.js';

const openObject = { type: 'object', additionalProperties: true } as const;
const rows = { type: 'array', items: openObject, description: 'Price rows, see price-tables/README.md' } as const;
const texts = { type: 'array', items: { type: 'string' } } as const;

@ApiSchema({ name: 'PriceRowKey' })
export class PriceRowKeyDto implements PriceRowKey {
  @ApiProperty({ example: 'car-guide-rail' }) code: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'T89/B' }) variant: string | null;
  @ApiProperty({ example: '210100' }) region: string;
}

@ApiSchema({ name: 'UsualMovement' })
export class UsualMovementDto implements UsualMovement {
  @ApiProperty({ example: '0.05', description: 'More than this share of the price before is unusual' }) limit: string;
  @ApiProperty({ enum: ['history', 'plain'], description: 'plain: the series is too short to speak for itself' })
  basis: UsualMovement['basis'];
  @ApiProperty({ type: 'string', nullable: true, example: '0.012000', description: 'Median of the earlier movements' })
  median: string | null;
  @ApiProperty({ type: 'integer' }) movements: number;
}

@ApiSchema({ name: 'ChangedPriceRow' })
export class ChangedRowDto implements ChangedRow {
  @ApiProperty({ type: () => PriceRowKeyDto }) key: PriceRowKeyDto;
  @ApiProperty(openObject) before: ChangedRow['before'];
  @ApiProperty(openObject) after: ChangedRow['after'];
  @ApiProperty({ type: 'string', nullable: true, example: '-12.50', description: 'CNY; null: not comparable' })
  change: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: '-0.0056', description: 'Share of the price before' })
  ratio: string | null;
  @ApiProperty({ ...texts, example: ['/price', '/source/document'] }) fields: readonly string[];
  @ApiProperty({ description: 'Beyond the usual movement of its series, or not comparable: look twice' })
  isOutlier: boolean;
  @ApiProperty({ type: () => UsualMovementDto }) usual: UsualMovementDto;
}

@ApiSchema({ name: 'DraftDifference' })
export class DraftDifferenceDto implements DraftDifference {
  @ApiProperty() draftId: string;
  @ApiProperty({ type: 'integer', description: 'Version of the draft that was compared' }) version: number;
  @ApiProperty({ ...texts, description: 'Editions compared with; empty: the first prices of these regions' })
  baseEditionIds: readonly string[];
  @ApiProperty(rows) added: DraftDifference['added'];
  @ApiProperty(rows) removed: DraftDifference['removed'];
  @ApiProperty({ type: () => [ChangedRowDto] }) changed: readonly ChangedRowDto[];
  @ApiProperty({ type: 'integer', description: 'Rows that are the same in every field' }) unchanged: number;
}
