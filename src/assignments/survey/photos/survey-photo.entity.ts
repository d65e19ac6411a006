import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../../http/instant-column.js';
import type { PhotoType } from './image-head.js';

/** A photograph of one component of a survey; its bytes lie in the archive under their hashes. Insert-only. */
@Entity('survey_photos')
export class SurveyPhoto {
  /** Follows from assignment, component and bytes: the same photograph sent twice is one. */
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'assignment_id' }) assignmentId: string;
  @Column('text', { name: 'component_id' }) componentId: string;
  /** Of the original, as it came. */
  @Column('text') sha256: string;
  @Column('text', { name: 'media_type' }) mediaType: PhotoType;
  @Column('integer', { name: 'size_bytes' }) sizeBytes: number;
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('text', { name: 'view_sha256' }) viewSha256: string;
  @Column('text', { name: 'thumbnail_sha256' }) thumbnailSha256: string;
  /** As the sender says; nobody can check it. */
  @Column('text', { name: 'taken_at', nullable: true, transformer: instantColumn }) takenAt: string | null;
  /** By the clock of the service. */
  @Column('text', { name: 'received_at', transformer: instantColumn }) receivedAt: string;
  @Column('text') note: string;
  @Column('text', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text') actor: string;
}
