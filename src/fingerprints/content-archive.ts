/**
 * Files by their content: bytes in, SHA-256 out; never overwritten, never removed. A file is complete and safe before its
 * name exists, so that a record pointing to it can be written afterwards.
 */
import type { ContentShelf } from './content-shelf.js';
import { sha256Hex } from './sha256.js';

export type ArchiveFault =
  | 'archive-write-failed'
  | 'archive-file-missing'
  | 'archive-file-altered'
  /** Folder or object store do not answer; what is there is not known. */
  | 'archive-unreachable';

/** How the room that keeps the files words a fault of the storage; it is never the caller's. */
export type ArchiveFaultError = (fault: ArchiveFault, sha256: string, options?: ErrorOptions) => Error;

export class ContentArchive {
  constructor(
    private readonly shelf: ContentShelf,
    private readonly errorOf: ArchiveFaultError,
  ) {}

  async add(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Hex(bytes);
    await this.shelf.put(sha256, bytes).catch((cause: unknown) => {
      throw this.errorOf('archive-write-failed', sha256, { cause });
    });
    return sha256;
  }

  /** The stored bytes, checked against their name. */
  async read(sha256: string): Promise<Uint8Array> {
    const bytes = await this.reached(sha256, () => this.shelf.get(sha256));
    if (bytes === null) throw this.errorOf('archive-file-missing', sha256);
    if (sha256Hex(bytes) !== sha256) throw this.errorOf('archive-file-altered', sha256);
    return bytes;
  }

  has(sha256: string): Promise<boolean> {
    return this.reached(sha256, () => this.shelf.has(sha256));
  }

  private reached<Answer>(sha256: string, ask: () => Promise<Answer>): Promise<Answer> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return Promise.reject(this.errorOf('archive-file-missing', sha256));
    return ask().catch((cause: unknown) => {
      throw this.errorOf('archive-unreachable', sha256, { cause });
    });
  }
}
