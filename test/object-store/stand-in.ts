/**
 * A stand-in for an S3-compatible object store: s3rver, an npm package that keeps objects in a folder. It knows
 * keys by their id, but lets a wrong signature pass: that a real store accepts ours is not shown by it.
 */
import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Environment } from '../../src/config/settings.js';
import { temporaryFolder } from '../stores/temporary-folder.js';

interface S3rver {
  run(): Promise<{ readonly address: string; readonly port: number }>;
  close(): Promise<void>;
  readonly httpServer: Server;
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => S3rver;

export interface ObjectStore {
  /** The settings of a service that keeps its files here. */
  readonly environment: Environment;
  readonly url: string;
  /** Where the stand-in keeps the objects, to look behind its back. */
  readonly folder: string;
  stop(): Promise<void>;
}

export const storeKey = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

export async function startObjectStore(): Promise<ObjectStore> {
  const folder = temporaryFolder('bucket');
  const configureBuckets = [{ name: 'lifts', configs: [] }];
  const store = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: folder.path, configureBuckets });
  const { port } = await store.run();
  const url = `http://127.0.0.1:${port}/lifts`;
  const secretFile = join(folder.path, 'secret.txt');
  writeFileSync(secretFile, `${storeKey.secretAccessKey}\n`);
  return {
    environment: {
      OBJECT_STORE_URL: url,
      OBJECT_STORE_KEY_ID: storeKey.accessKeyId,
      OBJECT_STORE_SECRET_FILE: secretFile,
      OBJECT_STORE_TIMEOUT_MS: '3000',
    },
    url,
    folder: join(folder.path, 'lifts'),
    stop: async () => {
      store.httpServer.closeAllConnections();
      await store.close();
      folder.remove();
    },
  };
}
