/** Where an archive keeps its bytes: a folder of this machine, or a bucket of an object store. Names are SHA-256. */
export interface ContentShelf {
  /** Resolves when the bytes are safe under their name; bytes that are there already are left alone. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  /** null: not there. Rejects when it cannot be told. */
  get(sha256: string): Promise<Uint8Array | null>;
  has(sha256: string): Promise<boolean>;
}

/** Names by two digits, so that no folder holds a million files. */
export const pathOnShelf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}`;
