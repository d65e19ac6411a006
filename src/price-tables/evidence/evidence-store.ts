/** What organisations hand in as evidence of prices: bytes in the archive, who handed in what in the database. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { EvidenceArchive } from './evidence-archive.js';
import { EvidenceFile } from './evidence-file.entity.js';
import { evidenceTooLarge, evidenceTypeUnknown } from './evidence-problem.js';
import { evidenceTypeOf } from './evidence-type.js';

export interface EvidenceUpload {
  readonly bytes: Uint8Array;
  /** As the sender calls it; null: not said. */
  readonly fileName: string | null;
}

/** The part of a caller this store asks for. */
export interface Uploader {
  readonly organisationId: string;
  readonly actor: string;
}

const LONGEST_NAME = 200;

@Injectable()
export class EvidenceStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly archive: EvidenceArchive,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same bytes again give the first entry: a file is handed in once. */
  async add(uploader: Uploader, upload: EvidenceUpload): Promise<EvidenceFile> {
    return (await this.take(uploader, upload)).file;
  }

  async take(uploader: Uploader, upload: EvidenceUpload): Promise<{ file: EvidenceFile; isNew: boolean }> {
    const { bytes } = upload;
    const limit = this.settings.evidenceLimitBytes;
    if (bytes.byteLength > limit) throw evidenceTooLarge(limit);
    const fileName = plainFileName(upload.fileName);
    const mediaType = await evidenceTypeOf(bytes, fileName);
    if (mediaType === null) throw evidenceTypeUnknown();
    const { organisationId, actor } = uploader;
    const sha256 = await this.archive.add(bytes);
    const now = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const known = await manager.findOneBy(EvidenceFile, { organisationId, sha256 });
      if (known !== null) return { file: known, isNew: false };
      const what = { organisationId, sha256, mediaType, sizeBytes: bytes.byteLength, fileName };
      const file: EvidenceFile = { ...what, uploadedBy: actor, uploadedAt: now.toISOString() };
      await manager.insert(EvidenceFile, file);
      await audit(manager, { organisationId, at: now, actor, action: 'evidence.stored', subject: sha256 });
      return { file, isNew: true };
    });
  }

  /** The bytes, checked against their name. Whether the caller may see them is the door's question. */
  read(sha256: string): Promise<Uint8Array> {
    return this.archive.read(sha256);
  }

  /** The organisation's own entry, or with null the first one of any organisation. */
  find(organisationId: string | null, sha256: string): Promise<EvidenceFile | null> {
    const repository = this.dataSource.getRepository(EvidenceFile);
    if (organisationId !== null) return repository.findOneBy({ organisationId, sha256 });
    return repository.findOne({ where: { sha256 }, order: { uploadedAt: 'ASC', organisationId: 'ASC' } });
  }

  async has(organisationId: string, sha256: string): Promise<boolean> {
    return (await this.find(organisationId, sha256)) !== null;
  }
}

/** The name alone, without folders and characters that no file name has. */
function plainFileName(given: string | null): string {
  const [last = ''] = (given ?? '').split(/[/\\]/).slice(-1);
  const plain = last.normalize('NFC').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '');
  return [...plain.trim()].slice(0, LONGEST_NAME).join('');
}
