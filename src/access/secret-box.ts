/**
 * Seals small secrets (AES-256-GCM) before they go to the database, each bound to what it belongs to, so that a sealed
 * secret cannot be moved to another row. The key comes from the settings or from a file that is made at the first start;
 * while it is being exchanged, the one before it still opens what it sealed.
 */
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Settings } from '../config/settings.js';

export class SecretsKeyFaultsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SecretsKeyFaultsError';
  }
}

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

export class SecretBox {
  private readonly sealingKey: Buffer;
  private readonly sealingKeyBefore: Buffer | null;
  private readonly markingKey: Buffer;

  constructor(key: Buffer, keyBefore: Buffer | null = null) {
    this.sealingKey = derived(key, 'seal');
    this.sealingKeyBefore = keyBefore && derived(keyBefore, 'seal');
    this.markingKey = derived(key, 'mark');
  }

  /** `owner` names what the secret belongs to, `person:<id>` for instance. */
  seal(plain: string, owner: string): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.sealingKey, iv).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** null: changed, sealed for something else, or sealed with a key that is neither this one nor the one before. */
  open(sealed: string, owner: string): string | null {
    return opened(this.sealingKey, sealed, owner) ?? this.openedWithKeyBefore(sealed, owner);
  }

  /** The same secret under the current key: as it was where that opens it already. null: it does not open at all. */
  sealAnew(sealed: string, owner: string): string | null {
    if (opened(this.sealingKey, sealed, owner) !== null) return sealed;
    const plain = this.openedWithKeyBefore(sealed, owner);
    return plain === null ? null : this.seal(plain, owner);
  }

  /** A mark that tells equal texts apart from others without showing them, not even to somebody who guesses. */
  mark(text: string): string {
    return createHmac('sha256', this.markingKey).update(text).digest('hex');
  }

  private openedWithKeyBefore(sealed: string, owner: string): string | null {
    return this.sealingKeyBefore && opened(this.sealingKeyBefore, sealed, owner);
  }
}

function opened(key: Buffer, sealed: string, owner: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return plain.toString('utf8');
  } catch {
    return null;
  }
}

/** The box of an installation. */
export const secretBoxOf = ({ access, dataDir }: Pick<Settings, 'access' | 'dataDir'>): SecretBox =>
  new SecretBox(access.secretsKey ?? keyOfFile(dataDir), access.secretsKeyBefore);

const derived = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `lift-appraisal ${purpose}`, keyBytes));

/** The key of the file; the file is made when there is none. One that others may read is refused. */
export function keyOfFile(dataDir: string): Buffer {
  const file = join(dataDir, 'secrets.key');
  mkdirSync(dataDir, { recursive: true });
  try {
    // `wx`: of two processes that start together, one makes the file and the other reads it.
    writeFileSync(file, `${randomBytes(keyBytes).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
    chmodSync(file, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new SecretsKeyFaultsError(`${file}: others may read this key; allowed is mode 600 (chmod 600)`);
  }
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new SecretsKeyFaultsError(`${file}: 64 hex digits are expected`);
  return Buffer.from(text, 'hex');
}
