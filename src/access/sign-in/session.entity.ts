import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** `full`: signed in. Any other: the next thing this person has to give. */
export type SessionStage = 'code' | 'new-password' | 'totp-set-up' | 'full';

@Entity('sessions')
export class Session {
  @PrimaryColumn('text', { name: 'token_sha256' }) tokenSha256: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'person_id' }) personId: string;
  @Column('text') stage: SessionStage;
  @Column('text') via: 'password' | 'oidc';
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text', { name: 'last_used_at', transformer: instantColumn }) lastUsedAt: string;
  @Column('text', { name: 'expires_at', transformer: instantColumn }) expiresAt: string;
  /** A TOTP secret shown and not confirmed yet, sealed. */
  @Column('text', { name: 'totp_sealed', nullable: true }) totpSealed: string | null;
}

@Entity('sign_in_attempts')
export class SignInAttempts {
  @PrimaryColumn('text') subject: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('int') failures: number;
  @Column('text', { name: 'last_failed_at', transformer: instantColumn }) lastFailedAt: string;
  @Column('text', { name: 'blocked_until', transformer: instantColumn }) blockedUntil: string;
}
