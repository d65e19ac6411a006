/** The archive of evidence: bytes by SHA-256, never overwritten, never removed. */
import { ContentArchive, type ArchiveFault } from '../../fingerprints/content-archive.js';
import type { ContentShelf } from '../../fingerprints/content-shelf.js';
import { EdgeError } from '../../http/edge-error.js';

const faults: Readonly<Record<ArchiveFault, { readonly code: string; readonly zh: string; readonly en: string }>> = {
  'archive-write-failed': {
    code: 'evidence-write-failed',
    zh: '证据文件无法写入，未保存任何内容',
    en: 'The evidence could not be written; nothing was stored',
  },
  'archive-file-missing': {
    code: 'evidence-file-missing',
    zh: '证据库中缺少该文件',
    en: 'The file is missing from the store of evidence',
  },
  'archive-file-altered': {
    code: 'evidence-file-altered',
    zh: '证据库中的文件已被改动',
    en: 'The file in the store of evidence has been altered',
  },
  'archive-unreachable': {
    code: 'evidence-unreachable',
    zh: '证据库暂时无法访问，请稍后重试',
    en: 'The store of evidence cannot be reached at the moment',
  },
};

export class EvidenceArchive extends ContentArchive {
  constructor(shelf: ContentShelf) {
    super(shelf, (fault, sha256, options) => {
      const { code, ...title } = faults[fault];
      return new EdgeError({ kind: 'unavailable', code, title, detail: { zh: sha256, en: sha256 } }, options);
    });
  }
}
