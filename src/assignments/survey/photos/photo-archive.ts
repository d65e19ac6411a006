/** The archive of photographs: originals and reduced copies, by SHA-256, never overwritten, never removed. */
import { ContentArchive, type ArchiveFault } from '../../../fingerprints/content-archive.js';
import type { ContentShelf } from '../../../fingerprints/content-shelf.js';
import { EdgeError } from '../../../http/edge-error.js';

const faults: Readonly<Record<ArchiveFault, { readonly code: string; readonly zh: string; readonly en: string }>> = {
  'archive-write-failed': {
    code: 'photo-write-failed',
    zh: '照片无法写入，未保存任何内容',
    en: 'The photograph could not be written; nothing was stored',
  },
  'archive-file-missing': {
    code: 'photo-file-missing',
    zh: '照片档案中缺少该文件',
    en: 'The file is missing from the archive of photographs',
  },
  'archive-file-altered': {
    code: 'photo-file-altered',
    zh: '照片档案中的文件已被改动',
    en: 'The file in the archive of photographs has been altered',
  },
  'archive-unreachable': {
    code: 'photo-archive-unreachable',
    zh: '照片档案暂时无法访问，请稍后重试',
    en: 'The archive of photographs cannot be reached at the moment',
  },
};

export class PhotoArchive extends ContentArchive {
  constructor(shelf: ContentShelf) {
    super(shelf, (fault, sha256, options) => {
      const { code, ...title } = faults[fault];
      return new EdgeError({ kind: 'unavailable', code, title, detail: { zh: sha256, en: sha256 } }, options);
    });
  }
}
