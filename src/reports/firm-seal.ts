/**
 * The firm's seal: its key, what it looks like, and the roots a verification may trust. On first start a development
 * authority is made and kept under the data folder; it is called so in the seal, the report and every verification.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  createDevelopmentAuthority,
  developmentSigner,
  exportDevelopmentAuthority,
  importDevelopmentAuthority,
  issueDevelopmentKey,
  type DevelopmentAuthority,
  type DevelopmentAuthorityPem,
} from '../signing/certificates/development-authority.js';
import type { Clock } from '../config/clock.js';
import { developmentRevocationSource } from '../signing/revocation/development-responder.js';
import type { RevocationSource } from '../signing/revocation/revocation-source.js';
import type { Signer } from '../signing/signer.js';
import { developmentTimeStampAuthority } from '../signing/time-stamps/development-time-stamp-authority.js';
import type { TimeStampAuthority } from '../signing/time-stamps/time-stamp-authority.js';

/** Injection token of the seal. */
export const FIRM_SEAL = Symbol('FirmSeal');

/** Who proves, for ever after, when a signature was made and that its certificate had not been revoked. */
export interface LongTermProof {
  /** null: signatures carry no proven time. */
  readonly timeStampAuthority: TimeStampAuthority | null;
  readonly revocation: RevocationSource;
}

export interface FirmSeal {
  readonly signer: Signer;
  /** DER of the root certificates that verifications of this installation trust. */
  readonly trustStore: readonly Uint8Array[];
  readonly isDevelopment: boolean;
  readonly proof: LongTermProof;
  /** What the round seal shows: only a name and code the firm configured, or that it is for development. */
  readonly inscription: { readonly firm: string; readonly purpose: string; readonly code: string };
}

export const developmentFirm = '开发测试评估单位';

const fileNames: Readonly<Record<keyof DevelopmentAuthorityPem, string>> = {
  rootCertificate: 'root.pem',
  rootKey: 'root-key.pem',
  sealCertificate: 'seal.pem',
  sealKey: 'seal-key.pem',
};

export const developmentAuthorityFolder = (dataDir: string): string => path.join(dataDir, 'development-authority');

/** The development authority of this data folder; made when it is not there, once, also when two processes start together. */
export async function openDevelopmentAuthority(dataDir: string, clock: Clock): Promise<DevelopmentAuthority> {
  const folder = developmentAuthorityFolder(dataDir);
  return (await readAuthority(folder)) ?? (await makeAuthority(folder, clock.now()));
}

export async function openDevelopmentSeal(dataDir: string, clock: Clock): Promise<FirmSeal> {
  const authority = await openDevelopmentAuthority(dataDir, clock);
  return {
    proof: developmentProof(authority, clock),
    signer: developmentSigner(authority.root, authority.seal),
    trustStore: [authority.root.certificate],
    isDevelopment: true,
    inscription: { firm: '电梯残余价值评估开发测试', purpose: '开发测试专用章', code: '0000000000000' },
  };
}

/** The development authority stamps and answers too: its key for that lives as long as this process. */
function developmentProof({ root }: DevelopmentAuthority, clock: Clock): LongTermProof {
  const now = (): Date => clock.now();
  const order = { firm: developmentFirm, holder: '时间戳', now: dayBefore(now()), years: 10 };
  const holder = issueDevelopmentKey(root, { ...order, purpose: 'time-stamping' });
  return {
    timeStampAuthority: developmentTimeStampAuthority({ root, holder, now }),
    revocation: developmentRevocationSource({ authority: root, now }),
  };
}

/** Whole seconds are cut off certificates and stamps alike: a certificate of this very second must not come too late. */
export const dayBefore = (instant: Date): Date => new Date(instant.getTime() - 24 * 60 * 60_000);

async function readAuthority(folder: string): Promise<DevelopmentAuthority | null> {
  const entries = Object.entries(fileNames).map(async ([part, name]) => {
    return [part, await readFile(path.join(folder, name), 'utf8')] as const;
  });
  const pem = await Promise.all(entries).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  return pem && importDevelopmentAuthority(Object.fromEntries(pem) as unknown as DevelopmentAuthorityPem);
}

/** Written aside and moved into place whole, so that no reader ever sees half an authority. */
async function makeAuthority(folder: string, now: Date): Promise<DevelopmentAuthority> {
  const authority = createDevelopmentAuthority({ firm: developmentFirm, now });
  const pem = exportDevelopmentAuthority(authority);
  const aside = `${folder}.${randomBytes(6).toString('hex')}.part`;
  await mkdir(aside, { recursive: true, mode: 0o700 });
  for (const [part, name] of Object.entries(fileNames)) {
    await writeFile(path.join(aside, name), pem[part as keyof DevelopmentAuthorityPem], { mode: 0o600 });
  }
  try {
    await rename(aside, folder);
    return authority;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    const made = await readAuthority(folder);
    if (made) return made;
    throw error;
  }
}
