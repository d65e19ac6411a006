import { ApiProperty, PickType } from '@nestjs/swagger';
import { OrganisationDto, PersonDto } from './session.dto.js';

const texts = { type: 'array', items: { type: 'string' } } as const;

export class OwnOrganisationDto extends PickType(OrganisationDto, ['id', 'name', 'kind'] as const) {}

export class AccountDto extends PersonDto {
  @ApiProperty({ type: () => OwnOrganisationDto }) organisation: OwnOrganisationDto;
  @ApiProperty({ type: 'integer' }) recoveryCodesLeft: number;
  @ApiProperty({ description: 'Has signed in at the identity provider' }) isLinkedToProvider: boolean;
}

export class PasswordChangeDto {
  @ApiProperty({ format: 'password' }) currentPassword: string;
  @ApiProperty({ format: 'password', minLength: 12, maxLength: 200 }) newPassword: string;
}

export class CurrentPasswordDto {
  @ApiProperty({ format: 'password' }) currentPassword: string;
}

export class CodeDto {
  @ApiProperty({ pattern: '^\\d{6}$' }) code: string;
}

export class RecoveryCodesDto {
  @ApiProperty({ ...texts, description: 'Shown once; those of before are worth nothing' })
  recoveryCodes: readonly string[];
}
