import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { TaxBasis } from '../../engine/index.js';
import { destinationKinds, type DestinationKind, type Settlement, type StoredSettlement } from './settlement.js';
import type { Compared, Difference, MaterialEffect } from './explain-difference.js';
import type { ExplainedSettlement } from './settlement-desk.js';

const optionalText = { type: 'string', nullable: true, required: false } as const;

@ApiSchema({ name: 'WeighbridgeSlip' })
export class SlipDto {
  @ApiProperty({ type: 'string' }) number: string;
  @ApiProperty({ type: 'string', format: 'date' }) weighedOn: string;
  @ApiProperty({ type: 'string', example: '4250' }) netKg: string;
  @ApiProperty({
    ...optionalText,
    description: 'Code of the edition; the difference is told by material when all slips name one',
  })
  material: string | null;
}

@ApiSchema({ name: 'Buyer' })
export class BuyerDto {
  @ApiProperty({ type: 'string' }) name: string;
  @ApiProperty({ type: 'boolean', description: 'A person’s name is masked on the public page' }) isPerson: boolean;
}

@ApiSchema({ name: 'MoneyDestination' })
export class DestinationDto {
  @ApiProperty({ type: 'string', enum: destinationKinds }) kind: DestinationKind;
  @ApiProperty({ ...optionalText, description: 'Needed for `other`' }) note: string | null;
}

@ApiSchema({ name: 'FileByHash' })
export class FileByHashDto {
  @ApiProperty({ type: 'string' }) name: string;
  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$' }) sha256: string;
}

@ApiSchema({ name: 'Settlement' })
export class SettlementDto implements Settlement {
  @ApiProperty({ type: [SlipDto] }) slips: SlipDto[];
  @ApiProperty({ type: BuyerDto }) buyer: BuyerDto;
  @ApiProperty({ type: 'string', description: 'CNY, paid by the buyer for everything on the slips' }) received: string;
  @ApiProperty({ type: 'string', format: 'date' }) receivedOn: string;
  @ApiProperty({ type: 'string', enum: ['excluded', 'included'] }) taxBasis: TaxBasis;
  @ApiProperty({ type: 'string', description: 'CNY, paid for dismantling, cutting, transport, hazardous waste' })
  costs: string;
  @ApiProperty({ ...optionalText, description: 'Of the transfer manifest of hazardous waste; this or manifestMissing' })
  manifestNumber: string | null;
  @ApiProperty({ ...optionalText, description: 'Why there is no manifest' }) manifestMissing: string | null;
  @ApiProperty({ type: DestinationDto }) destination: DestinationDto;
  @ApiProperty({ type: [FileByHashDto], required: false }) files: FileByHashDto[];
  @ApiProperty(optionalText) note: string | null;
}

@ApiSchema({ name: 'NewSettlement' })
export class NewSettlementDto extends SettlementDto {
  @ApiProperty({ ...optionalText, description: 'Id of the settlement that stands, when this one corrects it' })
  corrects: string | null;
}

@ApiSchema({ name: 'ComparedFigures' })
export class ComparedDto implements Compared {
  @ApiProperty({ type: 'string' }) appraised: string;
  @ApiProperty({ type: 'string' }) actual: string;
  @ApiProperty({ type: 'string', description: 'actual − appraised' }) difference: string;
}

@ApiSchema({ name: 'MaterialEffect' })
export class MaterialEffectDto implements MaterialEffect {
  @ApiProperty({ type: 'string' }) material: string;
  @ApiProperty({ type: ComparedDto }) massKg: ComparedDto;
  @ApiProperty({ type: 'string', nullable: true, description: 'null: the appraisal has no such material' })
  quantityEffect: string | null;
}

@ApiSchema({ name: 'DifferenceEffects' })
export class EffectsDto {
  @ApiProperty({ type: 'string', description: 'The other mass at the appraised price per kilogram' }) quantity: string;
  @ApiProperty({ type: 'string', description: 'The rest: the price, and the mix where the slips name no material' })
  price: string;
  @ApiProperty({ type: [MaterialEffectDto], nullable: true }) byMaterial: readonly MaterialEffectDto[] | null;
}

@ApiSchema({ name: 'SettlementDifference' })
export class DifferenceDto implements Difference {
  @ApiProperty({ type: ComparedDto }) gross: ComparedDto;
  @ApiProperty({ type: ComparedDto }) costs: ComparedDto;
  @ApiProperty({ type: ComparedDto }) net: ComparedDto;
  @ApiProperty({ type: ComparedDto, description: 'Without hazardous waste' }) massKg: ComparedDto;
  @ApiProperty({ type: EffectsDto, nullable: true, description: 'null: cannot be told apart, see whyNot' })
  effects: EffectsDto | null;
  @ApiProperty({ type: 'string', enum: ['other-tax-basis', 'nothing-appraised'], nullable: true })
  whyNot: Difference['whyNot'];
}

@ApiSchema({ name: 'StoredSettlement' })
export class StoredSettlementDto extends SettlementDto implements StoredSettlement {
  @ApiProperty({ type: 'string' }) id: string;
  @ApiProperty({ type: 'string' }) appraisalId: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) recordedAt: string;
  @ApiProperty({ type: 'string', nullable: true }) corrects: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'null: it stands' }) correctedBy: string | null;
  @ApiProperty({ type: DifferenceDto }) difference: DifferenceDto;
}

@ApiSchema({ name: 'Settlements' })
export class SettlementsDto {
  @ApiProperty({ type: [StoredSettlementDto], description: 'Newest first, the corrected ones too' })
  items: readonly ExplainedSettlement[];
}
