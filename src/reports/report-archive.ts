/** The archive of reports: their bytes by SHA-256, never overwritten, never removed. */
import { ContentArchive, type ArchiveFault } from '../fingerprints/content-archive.js';
import type { ContentShelf } from '../fingerprints/content-shelf.js';
import { EdgeError } from '../http/edge-error.js';

const faultTitles: Readonly<Record<ArchiveFault, { readonly zh: string; readonly en: string }>> = {
  'archive-write-failed': {
    zh: '报告档案无法写入，未保存任何内容',
    en: 'The archive could not be written; nothing was stored',
  },
  'archive-file-missing': { zh: '报告档案中缺少该文件', en: 'The file is missing from the archive' },
  'archive-file-altered': { zh: '报告档案中的文件已被改动', en: 'The file in the archive has been altered' },
  'archive-unreachable': {
    zh: '报告档案暂时无法访问，请稍后重试',
    en: 'The archive of reports cannot be reached at the moment',
  },
};

/** A fault of the storage, never of the caller. */
export class ReportArchiveError extends EdgeError {
  constructor(code: ArchiveFault, sha256: string, options?: ErrorOptions) {
    super({ kind: 'unavailable', code, title: faultTitles[code], detail: { zh: sha256, en: sha256 } }, options);
    this.name = 'ReportArchiveError';
  }
}

export class ReportArchive extends ContentArchive {
  constructor(shelf: ContentShelf) {
    super(shelf, (fault, sha256, options) => new ReportArchiveError(fault, sha256, options));
  }
}
