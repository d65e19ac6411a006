import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../instant-column.js';

/** A lock: somebody works on the answer to this key, and says so again and again while they live. */
@Entity('idempotency_claims')
export class IdempotencyClaim {
  @PrimaryColumn('text', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('text', { name: 'idempotency_key' }) key: string;
  @Column('text', { name: 'request_sha256' }) requestSha256: string;
  @Column('text', { name: 'claim_id' }) claimId: string;
  @Column('text', { name: 'expires_at', transformer: instantColumn }) expiresAt: string;
}

/** What was answered, for ever: insert-only. */
@Entity('idempotency_answers')
export class IdempotencyAnswer {
  @PrimaryColumn('text', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('text', { name: 'idempotency_key' }) key: string;
  @Column('text', { name: 'request_sha256' }) requestSha256: string;
  @Column('int') status: number;
  @Column('text', { name: 'headers_json' }) headersJson: string;
  @Column('text') body: string;
  @Column('text', { name: 'answered_at', transformer: instantColumn }) answeredAt: string;
}
