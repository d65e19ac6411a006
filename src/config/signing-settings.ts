import { resolve } from 'node:path';
import { isLoopback, type SettingsReader } from './settings-reader.js';

/** How reports are signed, and how long the signatures can be proven. */
export interface SigningSettings {
  /** null: a development seal, made at first start. */
  readonly seal: SealSettings | null;
  /** RFC 3161; null: with the development seal its own authority, with a real seal none. */
  readonly timeStampUrl: string | null;
  /** Who waits how long for time-stamps and revocation. */
  readonly timeoutMs: number;
  /** PEM files with the roots that verifications believe, beside the seal's own. */
  readonly trustFiles: readonly string[];
  /** Who signs a report. */
  readonly signatures: ReportSignatures;
  /** An archive is renewed so long before the certificate of its last time-stamp ends. */
  readonly proofRenewalDays: number;
  /** The key of the second signature by the national algorithms, beside the file; null: there is none. */
  readonly sm2: Sm2Settings | null;
}

export interface Sm2Settings {
  /** PEM, PKCS #8. */
  readonly keyFile: string;
  readonly passwordFile: string | null;
}

/** `seal-only` is for trying the service out: the law asks for the signatures of two appraisers (资产评估法 Art. 27). */
export type ReportSignatures = (typeof reportSignatures)[number];
const reportSignatures = ['appraisers-and-seal', 'seal-only'] as const;

export interface SealSettings {
  readonly key: SealKey;
  /** What the round seal shows. */
  readonly inscription: { readonly firm: string; readonly purpose: string; readonly code: string };
}

export type SealKey =
  | { readonly kind: 'pkcs12'; readonly file: string; readonly passwordFile: string }
  /** A program, or an address, that signs what it is given; the certificates lie in a PEM file. */
  | { readonly kind: 'command'; readonly command: readonly string[]; readonly certificatesFile: string }
  | {
      readonly kind: 'http';
      readonly url: string;
      readonly certificatesFile: string;
      readonly tokenFile: string | null;
    };

export function readSigning(reader: SettingsReader): SigningSettings {
  const seal = readSeal(reader);
  return {
    seal,
    timeStampUrl: readUrl(reader, 'TIME_STAMP_URL'),
    timeoutMs: reader.integer('SIGNING_TIMEOUT_MS', 10_000, { low: 100, high: 120_000 }),
    trustFiles: readTrustFiles(reader, seal !== null),
    signatures: readSignatures(reader, seal !== null),
    proofRenewalDays: reader.integer('PROOF_RENEWAL_DAYS', 180, { low: 1, high: 3650 }),
    sm2: readSm2(reader),
  };
}

function readSignatures(reader: SettingsReader, hasSeal: boolean): ReportSignatures {
  const usual = hasSeal ? 'appraisers-and-seal' : 'seal-only';
  const text = reader.text('REPORT_SIGNATURES', usual);
  const wanted = reportSignatures.find((known) => known === text);
  if (wanted === undefined) reader.refuse('REPORT_SIGNATURES', reportSignatures.join(', '));
  if (wanted === 'seal-only' && hasSeal) {
    reader.refuse(
      'REPORT_SIGNATURES',
      'appraisers-and-seal, with a real seal: a formal report needs the signatures of its own appraisers',
    );
  }
  return wanted ?? usual;
}

function readSeal(reader: SettingsReader): SealSettings | null {
  const keys = [readPkcs12(reader), readCommand(reader), readHttp(reader)].filter((key) => key !== null);
  if (keys.length > 1) reader.refuse('SEAL_P12, SEAL_COMMAND, SEAL_URL', 'one of them, or none');
  const [key] = keys;
  const inscription = {
    firm: reader.text('SEAL_FIRM', ''),
    purpose: reader.text('SEAL_PURPOSE', '评估专用章'),
    code: reader.text('SEAL_CODE', ''),
  };
  if (!key) return null;
  if (inscription.firm === '' || inscription.code === '') {
    reader.refuse('SEAL_FIRM, SEAL_CODE', 'what the seal shows: the name and the 13 digits registered for it');
  }
  return { key, inscription };
}

function readPkcs12(reader: SettingsReader): SealKey | null {
  const file = reader.text('SEAL_P12', '');
  if (file === '') return null;
  const passwordFile = reader.text('SEAL_P12_PASSWORD_FILE', '');
  if (passwordFile === '') reader.refuse('SEAL_P12_PASSWORD_FILE', 'a file that holds the password and nothing else');
  return { kind: 'pkcs12', file: resolve(file), passwordFile: resolve(passwordFile) };
}

function readCommand(reader: SettingsReader): SealKey | null {
  const command = reader
    .text('SEAL_COMMAND', '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return command.length === 0 ? null : { kind: 'command', command, certificatesFile: certificatesFile(reader) };
}

function readHttp(reader: SettingsReader): SealKey | null {
  const url = readUrl(reader, 'SEAL_URL');
  if (url === null) return null;
  const tokenFile = reader.text('SEAL_TOKEN_FILE', '');
  const shared = {
    certificatesFile: certificatesFile(reader),
    tokenFile: tokenFile === '' ? null : resolve(tokenFile),
  };
  return { kind: 'http', url, ...shared };
}

function certificatesFile(reader: SettingsReader): string {
  const file = reader.text('SEAL_CERTIFICATES', '');
  const allowed = 'a PEM file: the certificate of the seal first, then its issuers';
  if (file === '') reader.refuse('SEAL_CERTIFICATES', allowed);
  return resolve(file);
}

function readUrl(reader: SettingsReader, name: string): string | null {
  const text = reader.text(name, '');
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url?.protocol === 'http:' && (name === 'TIME_STAMP_URL' || isLoopback(url.hostname));
  if (url?.protocol !== 'https:' && !isPlain) reader.refuse(name, 'an address that begins with https://');
  return text;
}

function readSm2(reader: SettingsReader): Sm2Settings | null {
  const [keyFile, passwordFile] = [reader.text('SM2_KEY_FILE', ''), reader.text('SM2_KEY_PASSWORD_FILE', '')];
  if (keyFile === '' && passwordFile !== '') reader.refuse('SM2_KEY_FILE', 'the PEM file that the password is for');
  if (keyFile === '') return null;
  return { keyFile: resolve(keyFile), passwordFile: passwordFile === '' ? null : resolve(passwordFile) };
}

function readTrustFiles(reader: SettingsReader, hasSeal: boolean): readonly string[] {
  const files = reader.list('TRUST_FILES').map((file) => resolve(file));
  if (hasSeal && files.length === 0) {
    reader.refuse(
      'TRUST_FILES',
      'PEM files with the roots behind the seal and the time-stamps: nothing else is believed',
    );
  }
  return files;
}
