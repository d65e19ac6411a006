import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { openShelf } from '../../fingerprints/open-shelf.js';
import { EvidenceArchive } from './evidence-archive.js';
import { EvidenceStore } from './evidence-store.js';

const archive = {
  provide: EvidenceArchive,
  inject: [SETTINGS],
  useFactory: (settings: Settings): EvidenceArchive => new EvidenceArchive(openShelf(settings, 'evidence')),
};

/** The store alone, for whoever drafts and publishes prices; the doors are with the sheets. */
@Module({ providers: [archive, EvidenceStore], exports: [EvidenceStore] })
export class EvidenceModule {}
