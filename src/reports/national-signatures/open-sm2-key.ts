/** The key of the second signature, by the national algorithms, that the settings name. */
import { readFile } from 'node:fs/promises';
import { SettingsError } from '../../config/settings.js';
import type { Sm2Settings } from '../../config/signing-settings.js';
import { SigningError } from '../../signing/signing-error.js';
import { sm2SignerFromPem, type Sm2Signer } from '../../signing/sm2/sm2-signer.js';

/** Injection token of the signer; null where there is none. */
export const SM2_SIGNER = Symbol('Sm2Signer');

/** Throws when the file cannot be read or holds no SM2 key: a service that cannot sign as it was told does not start. */
export async function openSm2Key(settings: Sm2Settings | null): Promise<Sm2Signer | null> {
  if (settings === null) return null;
  const { keyFile, passwordFile } = settings;
  const key = await readText('SM2_KEY_FILE', keyFile);
  const password = passwordFile === null ? undefined : await readText('SM2_KEY_PASSWORD_FILE', passwordFile);
  try {
    return sm2SignerFromPem({ key, passphrase: password?.replace(/\r?\n$/, '') });
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    const allowed = `a PEM file (PKCS #8) with an SM2 key, and its password if it has one; ${keyFile}: ${error.message}`;
    throw new SettingsError([{ name: 'SM2_KEY_FILE', allowed }]);
  }
}

async function readText(name: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new SettingsError([{ name, allowed: `a file that can be read; ${file}: ${cause.code ?? cause.message}` }]);
  });
}
