import { isIP } from 'node:net';
import { readOidc, type OidcSettings } from './oidc-settings.js';
import type { SettingsReader } from './settings-reader.js';

/** What signing in needs to know. */
export interface AccessSettings {
  /** 32 bytes that seal secrets in the database; null: a key file under DATA_DIR, made at the first start. */
  readonly secretsKey: Buffer | null;
  /** Another key that still opens what it sealed, while everything is sealed anew; null: there is none. */
  readonly secretsKeyBefore: Buffer | null;
  /** Addresses of the proxies in front of the service: what they say of the caller's address is believed. */
  readonly trustedProxies: readonly string[];
  /** Of the organisations with a key here: those whose reports are trials. Counts when they are first registered. */
  readonly testOrganisations: readonly string[];
  /** null: people sign in with password and code only. */
  readonly oidc: OidcSettings | null;
}

export function readAccess(reader: SettingsReader): AccessSettings {
  return {
    ...readSecretsKeys(reader),
    trustedProxies: readProxies(reader),
    testOrganisations: reader.list('TEST_ORGANISATIONS'),
    oidc: readOidc(reader),
  };
}

function readSecretsKeys(reader: SettingsReader): Pick<AccessSettings, 'secretsKey' | 'secretsKeyBefore'> {
  const secretsKey = readKey(reader, 'SECRETS_KEY');
  const secretsKeyBefore = readKey(reader, 'SECRETS_KEY_BEFORE');
  if (secretsKey !== null && secretsKeyBefore?.equals(secretsKey)) {
    reader.refuse('SECRETS_KEY_BEFORE', 'another key than SECRETS_KEY, or nothing');
  }
  return { secretsKey, secretsKeyBefore };
}

function readKey(reader: SettingsReader, name: string): Buffer | null {
  const text = reader.text(name, '');
  if (text === '') return null;
  if (!/^[0-9a-f]{64}$/.test(text)) reader.refuse(name, '64 hex digits in lower case (openssl rand -hex 32)');
  return Buffer.from(text, 'hex');
}

function readProxies(reader: SettingsReader): readonly string[] {
  const addresses = reader.list('TRUSTED_PROXIES');
  if (!addresses.every((address) => isIP(address) !== 0)) {
    reader.refuse('TRUSTED_PROXIES', 'IP addresses separated by commas');
  }
  return addresses;
}
