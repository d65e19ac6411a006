/** What organisations hand in as evidence of prices: bytes in the archive, who handed in what in the database. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import type { PriceRowInFile } from '../price-table-file.js';
import { EvidenceArchive } from './evidence-archive.js';
import { EvidenceFile } from './evidence-file.entity.js';
import { evidenceTooLarge, evidenceTypeUnknown } from './evidence-problem.js';
import { evidenceTypeOf } from './evidence-type.js';
import { namedEvidence, type NamedEvidence } from './named-evidence.js';

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
  async add(uploader: Uploader, { bytes, fileName }: EvidenceUpload): Promise<EvidenceFile> {
    const limit = this.settings.evidenceLimitBytes;
    if (bytes.byteLength > limit) throw evidenceTooLarge(limit);
    const name = plainFileName(fileName);
    const mediaType = await evidenceTypeOf(bytes, name);
    if (mediaType === null) throw evidenceTypeUnknown();
    const { organisationId, actor } = uploader;
    const sha256 = await this.archive.add(bytes);
    const now = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const known = await manager.findOneBy(EvidenceFile, { organisationId, sha256 });
      if (known !== null) return known;
      const file = { organisationId, sha256, mediaType, sizeBytes: bytes.byteLength, fileName: name };
      await manager.insert(EvidenceFile, { ...file, uploadedBy: actor, uploadedAt: now.toISOString() });
      await audit(manager, { organisationId, at: now, actor, action: 'evidence.stored', subject: sha256 });
      return manager.findOneByOrFail(EvidenceFile, { organisationId, sha256 });
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

  /** What the rows name and the organisation has not handed in; with the manager of the transaction that decides by it. */
  async missingEvidence(
    organisationId: string,
    rows: readonly PriceRowInFile[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<readonly NamedEvidence[]> {
    const named = namedEvidence(rows);
    const held = await heldOf(organisationId, [...new Set(named.map(({ sha256 }) => sha256))], manager);
    return named.filter(({ sha256 }) => !held.has(sha256));
  }
}

/** SQLite takes so many values in one statement without complaint. */
const AT_ONCE = 500;

async function heldOf(organisationId: string, wanted: readonly string[], manager: EntityManager): Promise<Set<string>> {
  const held = new Set<string>();
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const found = await manager.find(EvidenceFile, {
      where: { organisationId, sha256: In(some) },
      select: { sha256: true },
    });
    for (const { sha256 } of found) held.add(sha256);
  }
  return held;
}

/** The name alone, without folders and characters that no file name has. */
function plainFileName(given: string | null): string {
  const [last = ''] = (given ?? '').split(/[/\\]/).slice(-1);
  const plain = last.normalize('NFC').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '');
  return [...plain.trim()].slice(0, LONGEST_NAME).join('');
}
