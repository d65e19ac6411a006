/** The seal the settings name: the firm's own, or the development seal when none is configured. */
import { readFile } from 'node:fs/promises';
import type { Clock } from '../config/clock.js';
import type { SealKey, SigningSettings } from '../config/signing-settings.js';
import { commandSigner } from '../signing/command-signer.js';
import { httpSigner } from '../signing/http-signer.js';
import { signerFromPkcs12 } from '../signing/pkcs12/read-pkcs12.js';
import { httpRevocationSource } from '../signing/revocation/http-revocation-source.js';
import { readPemCertificates, type Signer } from '../signing/signer.js';
import { httpTimeStampAuthority } from '../signing/time-stamps/http-time-stamp-authority.js';
import { openDevelopmentSeal, type FirmSeal, type LongTermProof } from './firm-seal.js';

export interface SealPlace {
  readonly dataDir: string;
  readonly signing: SigningSettings;
}

/** Throws when a file of the settings cannot be read: a service that cannot seal does not start. */
export async function openSeal({ dataDir, signing }: SealPlace, clock: Clock): Promise<FirmSeal> {
  const { seal, trustFiles } = signing;
  const roots = (await Promise.all(trustFiles.map(readCertificates))).flat();
  if (!seal) {
    const development = await openDevelopmentSeal(dataDir, clock);
    return { ...development, trustStore: [...development.trustStore, ...roots] };
  }
  return {
    signer: await openKey(seal.key, signing.timeoutMs),
    trustStore: roots,
    isDevelopment: false,
    inscription: seal.inscription,
    proof: proofOf(signing),
  };
}

function proofOf({ timeStampUrl, timeoutMs }: SigningSettings): LongTermProof {
  return {
    timeStampAuthority: timeStampUrl === null ? null : httpTimeStampAuthority({ url: timeStampUrl, timeoutMs }),
    revocation: httpRevocationSource(timeoutMs),
  };
}

async function openKey(key: SealKey, timeoutMs: number): Promise<Signer> {
  switch (key.kind) {
    case 'pkcs12': {
      const [file, password] = await Promise.all([readFile(key.file), readFile(key.passwordFile, 'utf8')]);
      return signerFromPkcs12(file, password.replace(/\r?\n$/, ''));
    }
    case 'command': {
      const certificates = await readCertificates(key.certificatesFile);
      return commandSigner({ command: key.command, certificates, timeoutMs });
    }
    case 'http': {
      const certificates = await readCertificates(key.certificatesFile);
      const token = key.tokenFile === null ? null : (await readFile(key.tokenFile, 'utf8')).trim();
      const authorization = token === null ? undefined : `Bearer ${token}`;
      return httpSigner({ url: key.url, certificates, timeoutMs, authorization });
    }
  }
}

async function readCertificates(file: string): Promise<Uint8Array[]> {
  const certificates = readPemCertificates(await readFile(file, 'utf8'));
  if (certificates.length === 0) throw new Error(`${file} holds no certificate`);
  return certificates;
}
