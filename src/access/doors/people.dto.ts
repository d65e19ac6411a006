import { ApiProperty } from '@nestjs/swagger';
import { roles } from '../roles.js';
import { OrganisationDto, PersonDto } from './session.dto.js';

const nullableText = { type: 'string', nullable: true } as const;
const roleNames: string[] = [...roles];
const roleList = { type: 'array' as const, items: { type: 'string', enum: roleNames }, minItems: 1 };
const nextDescription = '`cursor` of the next page; null: that was all';

export class NewPersonDto {
  @ApiProperty({ required: false, description: 'Default: the caller’s own' }) organisationId?: string;
  @ApiProperty({ example: 'wang.min', description: 'Unique in the whole service' }) login: string;
  @ApiProperty({ example: '王敏' }) name: string;
  @ApiProperty({ ...nullableText, required: false }) email?: string | null;
  @ApiProperty(roleList) roles: string[];
  @ApiProperty({ required: false, enum: ['password', 'oidc'], default: 'password' }) signIn?: string;
}

export class PersonChangesDto {
  @ApiProperty({ required: false }) name?: string;
  @ApiProperty({ ...nullableText, required: false }) email?: string | null;
  @ApiProperty({ ...roleList, required: false, description: 'All of them; nobody’s own' }) roles?: string[];
  @ApiProperty({ required: false, enum: ['active', 'disabled'], description: 'Nobody’s own' }) state?: string;
}

export class PersonWithPasswordDto extends PersonDto {
  @ApiProperty({
    ...nullableText,
    description: 'Shown once; null for people of the identity provider, and in repeated answers',
  })
  oneTimePassword: string | null;
}

export class PeoplePageDto {
  @ApiProperty({ type: () => [PersonDto] }) items: readonly PersonDto[];
  @ApiProperty({ ...nullableText, description: nextDescription }) next: string | null;
}

export class ResetDto {
  @ApiProperty({ description: 'Also the authenticator app and the recovery codes' }) forgetAuthenticator: boolean;
}

export class NewOrganisationDto {
  @ApiProperty({ example: 'example-firm' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['association', 'firm', 'operator'] }) kind: string;
  @ApiProperty({
    required: false,
    default: false,
    description:
      'A firm whose reports are trials: watermarked, without effect, never in the public log. Never changes.',
  })
  test?: boolean;
}

export class OrganisationChangesDto {
  @ApiProperty() name: string;
}

export class OrganisationsPageDto {
  @ApiProperty({ type: () => [OrganisationDto] }) items: readonly OrganisationDto[];
  @ApiProperty({ ...nullableText, description: nextDescription }) next: string | null;
}
