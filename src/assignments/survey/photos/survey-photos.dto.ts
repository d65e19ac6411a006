import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { SurveyPhoto } from './survey-photo.entity.js';

@ApiSchema({ name: 'SurveyPhoto' })
export class SurveyPhotoDto {
  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015' }) id: string;
  @ApiProperty({ example: 'c07' }) componentId: string;
  @ApiProperty({ description: 'Of the original, as it was sent' }) sha256: string;
  @ApiProperty({ enum: ['image/jpeg', 'image/png', 'image/webp'], description: 'Told by the bytes' }) mediaType: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ type: 'integer', description: 'Pixels of the original, before it was turned upright' }) width: number;
  @ApiProperty({ type: 'integer' }) height: number;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'As the sender declares' })
  takenAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', description: 'By the clock of the service' }) receivedAt: string;
  @ApiProperty() note: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Who sent it' }) personId: string | null;
}

@ApiSchema({ name: 'SurveyPhotos' })
export class SurveyPhotosDto {
  @ApiProperty({ type: [SurveyPhotoDto] }) items: SurveyPhotoDto[];
}

export function photoView(photo: SurveyPhoto): SurveyPhotoDto {
  const { id, componentId, sha256, mediaType, sizeBytes, width, height, takenAt, receivedAt, note, personId } = photo;
  return { id, componentId, sha256, mediaType, sizeBytes, width, height, takenAt, receivedAt, note, personId };
}
