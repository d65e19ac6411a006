import { ApiProperty, ApiSchema, OmitType } from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import { publicationModes, type PublicationMode } from './household.entities.js';
import { shareKeyKinds, type Household, type ShareKey, type ShareKeyKind } from './household.js';

const decimal = { type: 'string', example: '89.35' } as const;
const keyWords =
  '`exclusive-area`: by exclusive area (民法典 283), needs no agreement; `equal`: each household alike; ' +
  '`weights`: by the weights the owners agreed on';

@ApiSchema({ name: 'OwnersAgreement' })
export class AgreementDto {
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 500, description: 'Shown to the public: name no person' })
  text: string;
  @ApiProperty({ type: 'string', format: 'date' }) agreedOn: string;
}

@ApiSchema({ name: 'ShareKey' })
export class ShareKeyDto {
  @ApiProperty({ type: 'string', enum: shareKeyKinds, description: keyWords }) kind: ShareKeyKind;
  @ApiProperty({ type: AgreementDto, nullable: true, required: false, description: 'null under `exclusive-area`' })
  agreement: AgreementDto | null;
}

@ApiSchema({ name: 'Household' })
export class HouseholdDto implements Household {
  @ApiProperty({ type: 'string', example: '2-1-301' }) room: string;
  @ApiProperty({ ...decimal, description: 'Square metres' }) exclusiveAreaM2: string;
  @ApiProperty({ type: 'string', nullable: true, required: false }) owner: string | null;
  @ApiProperty({ type: 'string', nullable: true, required: false, description: 'Only under the key `weights`' })
  weight: string | null;
}

@ApiSchema({ name: 'HouseholdList' })
export class HouseholdListDto {
  @ApiProperty({ type: ShareKeyDto }) key: ShareKeyDto;
  @ApiProperty({ type: [HouseholdDto] }) households: HouseholdDto[];
}

@ApiSchema({ name: 'SheetHouseholds' })
export class SheetHouseholdsDto {
  @ApiProperty({ type: [HouseholdDto], description: 'To be sent with a key to `POST …/households`; nothing is stored' })
  households: readonly Household[];
}

@ApiSchema({ name: 'StoredHouseholds' })
export class StoredHouseholdsDto {
  @ApiProperty({ type: 'string' }) id: string;
  @ApiProperty({ type: 'string' }) appraisalId: string;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: 'string', enum: shareKeyKinds }) key: ShareKeyKind;
  @ApiProperty({ type: 'string', description: '残值 net, which is divided; may be negative' }) total: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) storedAt: string;
}

@ApiSchema({ name: 'HouseholdShare' })
export class HouseholdShareDto extends HouseholdDto {
  @ApiProperty({ type: 'string', description: 'CNY, exact to the fen; the shares add up to the total' }) share: string;
}

@ApiSchema({ name: 'Households' })
export class HouseholdsDto {
  @ApiProperty({ type: 'string' }) id: string;
  @ApiProperty({ type: 'string' }) appraisalId: string;
  @ApiProperty({ type: ShareKeyDto }) key: ShareKey;
  @ApiProperty({ type: 'string' }) total: string;
  @ApiProperty({ type: 'string', description: 'Σ of what the key counts' }) weightSum: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) storedAt: string;
  @ApiProperty({ type: 'string', enum: publicationModes }) shown: PublicationMode;
  @ApiProperty({ type: [HouseholdShareDto] }) households: readonly HouseholdShareDto[];
}

@ApiSchema({ name: 'HouseholdPublication' })
export class HouseholdPublicationDto {
  @ApiProperty({
    type: 'string',
    enum: publicationModes,
    description:
      'What whoever holds the code of the report sees: `list`: every room and share, names masked; `own-share`: one ' +
      'share at a time, for whoever names room and area; `nothing`',
  })
  shown: PublicationMode;
}

@ApiSchema({ name: 'HouseholdSheetFault' })
export class HouseholdSheetFaultDto {
  @ApiProperty({ type: 'string' }) code: string;
  @ApiProperty({ type: 'string', nullable: true }) sheet: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) row: number | null;
  @ApiProperty({ type: 'string', nullable: true }) column: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'B12' }) cell: string | null;
  @ApiProperty({ type: 'string', nullable: true }) header: string | null;
  @ApiProperty({ type: 'string' }) message: string;
  @ApiProperty({ type: 'string', nullable: true }) allowed: string | null;
}

@ApiSchema({ name: 'HouseholdSheetProblem' })
export class HouseholdSheetProblemDto extends OmitType(ProblemDto, ['faults'] as const) {
  @ApiProperty({ type: [HouseholdSheetFaultDto], description: 'At most 1,000; faultCount says how many there are' })
  faults: HouseholdSheetFaultDto[];
}
