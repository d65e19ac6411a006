import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

/** A file of evidence an organisation has handed in; the bytes lie in the archive under their SHA-256. Insert-only. */
@Entity('evidence_files')
export class EvidenceFile {
  @PrimaryColumn('text', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('text') sha256: string;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('integer', { name: 'size_bytes' }) sizeBytes: number;
  @Column('text', { name: 'file_name' }) fileName: string;
  /** The caller's `actor`. */
  @Column('text', { name: 'uploaded_by' }) uploadedBy: string;
  @Column('text', { name: 'uploaded_at', transformer: instantColumn }) uploadedAt: string;
}
