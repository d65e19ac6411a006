/** Photographs of surveys: originals and reduced copies in the archive, who sent which and when in the database. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../../access/audit-log.js';
import { CLOCK, type Clock } from '../../../config/clock.js';
import { sha256Hex } from '../../../fingerprints/sha256.js';
import type { Caller } from '../../../http/caller.js';
import { mustBeOpen } from '../../must-stand.js';
import { imageHeadOf, isWholeImage, type ImageHead } from './image-head.js';
import { PhotoArchive } from './photo-archive.js';
import {
  PHOTO_LIMIT_BYTES,
  PHOTO_LIMIT_PIXELS,
  photoTooLarge,
  photoTooManyPixels,
  photoTypeUnknown,
  photoUnknown,
  photoUnreadable,
} from './photo-problem.js';
import { PhotoReducer } from './photo-reducer.js';
import { SurveyPhoto } from './survey-photo.entity.js';

export interface SentPhoto {
  readonly componentId: string;
  /** As declared by the sender. */
  readonly takenAt: string | null;
  readonly note: string;
  readonly bytes: Uint8Array;
}

/** A photograph looked at and in the archive, with the row that still has to be written. */
export interface PreparedPhoto {
  readonly photo: SurveyPhoto;
  readonly isNew: boolean;
  readonly write: (manager: EntityManager) => Promise<void>;
}

export const photoSizes = ['thumbnail', 'small', 'original'] as const;
export type PhotoSize = (typeof photoSizes)[number];

@Injectable()
export class PhotoStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly archive: PhotoArchive,
    private readonly reducer: PhotoReducer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same bytes of the same component again give the first photograph, whatever is said of them this time. */
  async prepare(caller: Caller, assignmentId: string, sent: SentPhoto): Promise<PreparedPhoto> {
    const head = checked(sent.bytes);
    const sha256 = sha256Hex(sent.bytes);
    const id = photoId(assignmentId, sent.componentId, sha256);
    const known = await this.dataSource.getRepository(SurveyPhoto).findOneBy({ id });
    if (known !== null) return { photo: known, isNew: false, write: () => Promise.resolve() };
    const copies = await this.reducer.reduce(sent.bytes);
    if (copies === null) throw photoUnreadable();
    await this.archive.add(sent.bytes);
    const [viewSha256, thumbnailSha256] = [
      await this.archive.add(copies.view),
      await this.archive.add(copies.thumbnail),
    ];
    const now = this.clock.now();
    const { componentId, takenAt, note } = sent;
    const { organisationId, personId, actor } = caller;
    const photo: SurveyPhoto = {
      ...{ id, organisationId, assignmentId, componentId, sha256, ...head, sizeBytes: sent.bytes.byteLength },
      ...{ viewSha256, thumbnailSha256, takenAt, note, receivedAt: now.toISOString(), personId, actor },
    };
    return { photo, isNew: true, write: (manager) => this.write(manager, photo, now) };
  }

  async add(caller: Caller, assignmentId: string, sent: SentPhoto): Promise<SurveyPhoto> {
    const { photo, write } = await this.prepare(caller, assignmentId, sent);
    await this.dataSource.transaction((manager) => write(manager));
    return photo;
  }

  /** In the order in which they came. */
  list(organisationId: string, assignmentId: string): Promise<readonly SurveyPhoto[]> {
    const order = { receivedAt: 'ASC', id: 'ASC' } as const;
    return this.dataSource.getRepository(SurveyPhoto).find({ where: { organisationId, assignmentId }, order });
  }

  async find(organisationId: string, assignmentId: string, id: string): Promise<SurveyPhoto> {
    const found = await this.dataSource.getRepository(SurveyPhoto).findOneBy({ id, organisationId, assignmentId });
    if (found === null) throw photoUnknown();
    return found;
  }

  /** The bytes, checked against their hash. */
  read(photo: SurveyPhoto, size: PhotoSize): Promise<Uint8Array> {
    return this.archive.read(hashOf(photo, size));
  }

  /** Two that were sent at once: the row of the first stands. */
  private async write(manager: EntityManager, photo: SurveyPhoto, at: Date): Promise<void> {
    if (await manager.existsBy(SurveyPhoto, { id: photo.id })) return;
    await mustBeOpen(manager, photo.assignmentId);
    await manager.insert(SurveyPhoto, photo);
    const { organisationId, actor, id } = photo;
    await audit(manager, { organisationId, at, actor, action: 'survey-photo.stored', subject: id });
  }
}

export function hashOf({ sha256, viewSha256, thumbnailSha256 }: SurveyPhoto, size: PhotoSize): string {
  return { original: sha256, small: viewSha256, thumbnail: thumbnailSha256 }[size];
}

/** Number of photographs by component. */
export function photoCounts(photos: readonly Pick<SurveyPhoto, 'componentId'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { componentId } of photos) counts.set(componentId, (counts.get(componentId) ?? 0) + 1);
  return counts;
}

const photoId = (...parts: readonly string[]): string => sha256Hex(Buffer.from(parts.join('\n'))).slice(0, 32);

function checked(bytes: Uint8Array): ImageHead {
  if (bytes.byteLength > PHOTO_LIMIT_BYTES) throw photoTooLarge();
  const head = imageHeadOf(bytes);
  if (head === null) throw photoTypeUnknown();
  if (head.width * head.height > PHOTO_LIMIT_PIXELS) throw photoTooManyPixels();
  if (!isWholeImage(bytes)) throw photoUnreadable();
  return head;
}
