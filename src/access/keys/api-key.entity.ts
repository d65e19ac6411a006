import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** A key acts for its person. Its secret was shown once; only the hash is here. */
@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'person_id' }) personId: string;
  @Column('text') name: string;
  @Column('text', { name: 'secret_sha256' }) secretSha256: string;
  @Column('text', { name: 'scopes_json' }) scopesJson: string;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text', { name: 'expires_at', transformer: instantColumn }) expiresAt: string;
  /** A day in China, not an instant: enough to find keys nobody uses. */
  @Column('text', { name: 'last_used_on', nullable: true }) lastUsedOn: string | null;
  @Column('text', { name: 'revoked_at', nullable: true, transformer: instantColumn }) revokedAt: string | null;
  @Column('text', { name: 'revoked_by', nullable: true }) revokedBy: string | null;
}
