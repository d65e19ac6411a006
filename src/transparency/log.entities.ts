import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';

/** One entry of the public log: the canonical JSON that was hashed. Insert-only, numbered without gaps from 0. */
@Entity('log_entries')
export class LogEntry {
  @PrimaryColumn('int') position: number;
  /** Whose act it records. */
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  /** What it is about: the SHA-256 of a report's bytes, or the id of a price edition. */
  @Column('text') subject: string;
  @Column('text') content: string;
  @Column('text', { name: 'leaf_sha256' }) leafSha256: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** The hash of a whole subtree of 2^level leaves. Insert-only. */
@Entity('log_subtrees')
export class LogSubtree {
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('int') level: number;
  @PrimaryColumn('int') number: number;
  @Column('text') sha256: string;
}

/** A signed head, kept as it was given out. Insert-only. */
@Entity('log_checkpoints')
export class LogCheckpoint {
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('int') size: number;
  @Column('text') note: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** The signed head of an organisation’s audit chain, as it was given out: origin and organisation, number of links, hash of the last. Insert-only. */
@Entity('audit_heads')
export class AuditHead {
  @PrimaryColumn('text', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('int') number: number;
  @Column('text') note: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
