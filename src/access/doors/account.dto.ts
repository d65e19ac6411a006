import { ApiProperty, PickType } from '@nestjs/swagger';
import { OrganisationDto, PersonDto } from './session.dto.js';

const texts = { type: 'array', items: { type: 'string' } } as const;

export class OwnOrganisationDto extends PickType(OrganisationDto, ['id', 'name', 'kind'] as const) {}

export class AccountDto extends PersonDto {
  @ApiProperty({ type: () => OwnOrganisationDto }) organisation: OwnOrganisationDto;
  @ApiProperty({ type: 'integer' }) recoveryCodesLeft: number;
  @ApiProperty({ description: 'Has signed in at the identity provider' }) isLinkedToProvider: boolean;
}

/** Both factors, as at sign-in. */
export class BothFactorsDto {
  @ApiProperty({ format: 'password' }) currentPassword: string;
  @ApiProperty({ required: false, description: 'Six digits of the current app, where there is one' }) code?: string;
  @ApiProperty({ required: false, description: 'In place of the code' }) recoveryCode?: string;
}

export class PasswordChangeDto extends BothFactorsDto {
  @ApiProperty({ format: 'password', minLength: 12, maxLength: 200 }) newPassword: string;
}

export class CodeDto {
  @ApiProperty({ pattern: '^\\d{6}$' }) code: string;
}

export class RecoveryCodesDto {
  @ApiProperty({ ...texts, description: 'Shown once; those of before are worth nothing' })
  recoveryCodes: readonly string[];
}

export class OwnSessionDto {
  @ApiProperty({ description: 'Opens nothing: it only says which one is meant' }) id: string;
  @ApiProperty({ format: 'date-time' }) begunAt: string;
  @ApiProperty({ format: 'date-time', description: 'To the minute' }) lastUsedAt: string;
  @ApiProperty({ enum: ['password', 'oidc'], description: 'oidc: at the identity provider' }) via: string;
  @ApiProperty({ description: 'The one that asks' }) isThis: boolean;
}

export class OwnSessionListDto {
  @ApiProperty({ type: () => [OwnSessionDto] }) items: readonly OwnSessionDto[];
}

export class EndSessionDto {
  @ApiProperty({
    format: 'password',
    required: false,
    description: 'Left out by whoever came through the identity provider: at most 15 minutes ago',
  })
  currentPassword?: string;
}
