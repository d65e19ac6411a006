import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';
import type { Role } from './roles.js';

@Entity('people')
export class Person {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  /** Lower case, unique in the whole service. */
  @Column('text') login: string;
  @Column('text') name: string;
  /** Lower case, unique in the whole service. */
  @Column('text', { nullable: true }) email: string | null;
  @Column('text') state: 'active' | 'disabled';
  @Column('int') version: number;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text', { name: 'created_by' }) createdBy: string;
  /** Argon2id; null: this person signs in at the identity provider only. */
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  @Column('int', { name: 'password_is_one_time' }) passwordIsOneTime: 0 | 1;
  @Column('text', { name: 'password_expires_at', nullable: true, transformer: instantColumn })
  passwordExpiresAt: string | null;
  @Column('text', { name: 'password_set_at', nullable: true, transformer: instantColumn }) passwordSetAt: string | null;
  /** Sealed by `SecretBox`; null: not set up yet. */
  @Column('text', { name: 'totp_sealed', nullable: true }) totpSealed: string | null;
  /** The newest step a code was accepted for: that one and those before it are spent. */
  @Column('int', { name: 'totp_last_step', nullable: true }) totpLastStep: number | null;
  @Column('text', { name: 'oidc_issuer', nullable: true }) oidcIssuer: string | null;
  @Column('text', { name: 'oidc_subject', nullable: true }) oidcSubject: string | null;
}

@Entity('person_roles')
export class PersonRole {
  @PrimaryColumn('text', { name: 'person_id' }) personId: string;
  @PrimaryColumn('text') role: Role;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
}

@Entity('recovery_codes')
export class RecoveryCode {
  @PrimaryColumn('text', { name: 'person_id' }) personId: string;
  @PrimaryColumn('text', { name: 'code_sha256' }) codeSha256: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'used_at', nullable: true, transformer: instantColumn }) usedAt: string | null;
}
