/** The photographs of a firm's surveys, as they came. The reduced copies are made from them and stay behind. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PhotoArchive } from '../assignments/survey/photos/photo-archive.js';
import { SurveyPhoto } from '../assignments/survey/photos/survey-photo.entity.js';
import { exportPlaces, type ExportedFile } from './export-format.js';

@Injectable()
export class PhotoFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly archive: PhotoArchive,
  ) {}

  async of(organisationId: string): Promise<readonly ExportedFile[]> {
    const select = { id: true, sha256: true } as const;
    const photos = await this.dataSource.getRepository(SurveyPhoto).find({ where: { organisationId }, select });
    // The same bytes may be of two components.
    const hashes = [...new Set(photos.map(({ sha256 }) => sha256))].sort();
    return hashes.map((sha256) => ({ path: exportPlaces.photo(sha256), content: () => this.read(sha256) }));
  }

  private async *read(sha256: string): AsyncGenerator<Uint8Array> {
    yield await this.archive.read(sha256);
  }
}
