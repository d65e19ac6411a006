/** The log's own key, made at first start and kept under the data folder: it signs checkpoints and nothing else. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Injection token of the log's identity. */
export const LOG_IDENTITY = Symbol('LogIdentity');

export interface LogIdentity {
  /** The name of the log for ever: host and path by which it is reached. */
  readonly origin: string;
  /** Ed25519. */
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
}

export async function openLogIdentity(dataDir: string, publicUrl: string): Promise<LogIdentity> {
  const key = await openKey(keyFile(dataDir));
  const { host, pathname } = new URL(publicUrl);
  const origin = `${host}${pathname.replace(/\/+$/, '')}/log`;
  return { origin, key, publicKey: createPublicKey(key) };
}

/** The public key of a data folder's log, when it has one; nothing is made. */
export async function readLogPublicKey(dataDir: string): Promise<KeyObject | null> {
  const key = await readKey(keyFile(dataDir));
  return key && createPublicKey(key);
}

const keyFile = (dataDir: string): string => path.join(dataDir, 'log-key.pem');

/** Written aside and linked into place whole, so that two processes that start together end with one key. */
async function openKey(file: string): Promise<KeyObject> {
  const known = await readKey(file);
  if (known) return known;
  const aside = `${file}.${randomBytes(6).toString('hex')}.part`;
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(aside, pem, { mode: 0o600 });
  await link(aside, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(aside);
  const made = await readKey(file);
  if (!made) throw new Error(`the key of the log is not in ${file}`);
  return made;
}

async function readKey(file: string): Promise<KeyObject | null> {
  return readFile(file, 'utf8').then(createPrivateKey, (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
