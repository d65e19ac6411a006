import { existsSync, readFileSync } from 'node:fs';
import { isLoopback, type SettingsReader } from './settings-reader.js';

/** Where reports, evidence and photographs lie. */
export type FileSettings = { readonly kind: 'folder' } | ({ readonly kind: 'bucket' } & BucketSettings);

export interface BucketSettings {
  /** Address of the bucket, or of a folder in it; no slash at its end. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly timeoutMs: number;
}

export function readFiles(reader: SettingsReader): FileSettings {
  const url = reader.text('OBJECT_STORE_URL', '');
  const timeoutMs = reader.integer('OBJECT_STORE_TIMEOUT_MS', 30_000, { low: 100, high: 600_000 });
  if (url === '') return { kind: 'folder' };
  if (!isBucketAddress(url)) {
    reader.refuse('OBJECT_STORE_URL', 'https://<host>/<bucket> (http:// on this machine only), without user or query');
  }
  const accessKeyId = reader.text('OBJECT_STORE_KEY_ID', '');
  if (accessKeyId === '') reader.refuse('OBJECT_STORE_KEY_ID', 'needed with OBJECT_STORE_URL');
  return {
    ...{ kind: 'bucket', url: url.replace(/\/+$/, ''), region: reader.text('OBJECT_STORE_REGION', 'us-east-1') },
    ...{ accessKeyId, secretAccessKey: readSecret(reader), timeoutMs },
  };
}

function isBucketAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.search !== '' || url.hash !== '') return false;
  if (!/^\/[^/]/.test(url.pathname)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, '')));
}

function readSecret(reader: SettingsReader): string {
  const file = reader.text('OBJECT_STORE_SECRET_FILE', '');
  const secret = file !== '' && existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (secret === '') reader.refuse('OBJECT_STORE_SECRET_FILE', 'a file with the secret key and nothing else');
  return secret;
}
