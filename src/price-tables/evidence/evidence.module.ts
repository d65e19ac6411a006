import { Module } from '@nestjs/common';
import path from 'node:path';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { EvidenceArchive } from './evidence-archive.js';
import { EvidenceStore } from './evidence-store.js';

const archive = {
  provide: EvidenceArchive,
  inject: [SETTINGS],
  useFactory: ({ dataDir }: Settings): EvidenceArchive => new EvidenceArchive(path.join(dataDir, 'evidence')),
};

/** The store alone, for whoever drafts and publishes prices; the doors are with the sheets. */
@Module({ providers: [archive, EvidenceStore], exports: [EvidenceStore] })
export class EvidenceModule {}
