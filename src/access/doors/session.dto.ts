import { ApiProperty } from '@nestjs/swagger';
import { organisationKinds, roles, type OrganisationKind, type Role } from '../roles.js';

const nullableText = { type: 'string', nullable: true } as const;
const texts = { type: 'array', items: { type: 'string' } } as const;

export class TotpDto {
  @ApiProperty({ description: 'Base32' }) secret: string;
  @ApiProperty({ description: 'otpauth://… for the QR code' }) uri: string;
}

export class SessionDto {
  @ApiProperty({
    enum: ['none', 'code', 'new-password', 'totp-set-up', 'full'],
    description: 'full: signed in; none: nobody; else what comes next',
  })
  stage: string;
  @ApiProperty({ ...nullableText, enum: ['local', 'settings-key', 'api-key', 'session', null] }) via: string | null;
  @ApiProperty(nullableText) personId: string | null;
  @ApiProperty(nullableText) name: string | null;
  @ApiProperty(nullableText) organisationId: string | null;
  @ApiProperty({ ...texts, items: { type: 'string', enum: [...roles] } }) roles: string[];
  @ApiProperty({ ...texts, description: 'What the caller may do' }) permissions: string[];
  @ApiProperty({ type: () => TotpDto, nullable: true, description: 'At totp-set-up: for the authenticator app' })
  totp: TotpDto | null;
  @ApiProperty({ ...texts, nullable: true, description: 'Shown once, right after the app was set up' })
  recoveryCodes: readonly string[] | null;
}

/** One step: login and password (with a code, if at hand), or what the stage asks for. */
export class SignInDto {
  @ApiProperty({ required: false }) login?: string;
  @ApiProperty({ required: false, format: 'password' }) password?: string;
  @ApiProperty({ required: false, description: 'Six digits of the authenticator app' }) code?: string;
  @ApiProperty({ required: false, description: 'In place of the code' }) recoveryCode?: string;
  @ApiProperty({ required: false, format: 'password', description: 'At new-password' }) newPassword?: string;
}

export class PersonDto {
  @ApiProperty() id: string;
  @ApiProperty() organisationId: string;
  @ApiProperty() login: string;
  @ApiProperty() name: string;
  @ApiProperty(nullableText) email: string | null;
  @ApiProperty({ enum: ['active', 'disabled'] }) state: string;
  @ApiProperty({ type: 'array', items: { type: 'string', enum: [...roles] } }) roles: readonly Role[];
  @ApiProperty({ type: 'integer', description: 'Also the ETag' }) version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ enum: ['first', 'password', 'oidc'], description: 'first: has not chosen a password yet' })
  signIn: string;
  @ApiProperty() hasAuthenticator: boolean;
}

export class OrganisationDto {
  @ApiProperty({ example: 'example-firm' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: [...organisationKinds] }) kind: OrganisationKind;
  @ApiProperty({ description: 'Its reports are trials, without effect' }) test: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'integer', description: 'Also the ETag' }) version: number;
}
