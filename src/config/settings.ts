/**
 * Every setting, read once from the environment and checked. `.env.example` describes them one by one.
 * An error lists the names of the variables at fault and what is allowed, never their values: some are secrets.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readAccess, type AccessSettings } from './access-settings.js';
import { readBatches, type BatchSettings } from './batch-settings.js';
import { readDatabase, type DatabaseSettings } from './database-settings.js';
import { readFiles, type FileSettings } from './file-settings.js';
import { readLimits, type LimitSettings } from './limit-settings.js';
import { readOutgoing, type OutgoingSettings } from './outgoing-settings.js';
import { packageRoot } from './package-root.js';
import { isLoopback, SettingsReader, type Environment } from './settings-reader.js';
import { readSigning, type SigningSettings } from './signing-settings.js';
import { readTracing, type TracingSettings } from './tracing-settings.js';

export { isLoopback, type Environment } from './settings-reader.js';

export interface Settings {
  readonly standardsDir: string;
  readonly priceTablesDir: string;
  readonly dataDir: string;
  readonly database: DatabaseSettings;
  readonly host: string;
  readonly port: number;
  /** Hashed keys; empty: no key is asked for and the service listens on the loopback interface only. */
  readonly apiKeys: readonly ApiKeySetting[];
  /** How readers reach the service: the address in QR codes. No trailing slash. */
  readonly publicUrl: string;
  /** From SIGTERM until nothing new is taken; readiness is refused meanwhile. */
  readonly drainSeconds: number;
  readonly logLevel: LogLevel;
  readonly bodyLimitBytes: number;
  readonly outgoing: OutgoingSettings;
  readonly access: AccessSettings;
  readonly signing: SigningSettings;
  readonly limits: LimitSettings;
  readonly files: FileSettings;
  readonly batches: BatchSettings;
  /** Largest file of evidence; a body is never larger than `bodyLimitBytes` anyway. */
  readonly evidenceLimitBytes: number;
  /** Opens /metrics; null: nothing is measured. */
  readonly metricsToken: string | null;
  /** null: nothing is traced. */
  readonly tracing: TracingSettings | null;
}

export interface ApiKeySetting {
  readonly organisationId: string;
  /** SHA-256 of the key, lower-case hex. The key itself is never stored. */
  readonly sha256: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Injection token of the settings. */
export const SETTINGS = Symbol('Settings');

export class SettingsError extends Error {
  constructor(readonly faults: readonly { readonly name: string; readonly allowed: string }[]) {
    super(['These settings are wrong:', ...faults.map(({ name, allowed }) => `  ${name}: ${allowed}`)].join('\n'));
    this.name = 'SettingsError';
  }
}

/** Reads `.env` of the working folder, when there is one; what the environment says already stands. For programs, not tests. */
export function loadEnvironmentFile(file = '.env'): void {
  if (existsSync(file)) process.loadEnvFile(file);
}

export function readSettings(environment: Environment = process.env): Settings {
  const reader = new SettingsReader(environment);
  const dataDir = reader.folder('DATA_DIR', join(packageRoot, 'data'));
  const apiKeys = readApiKeys(reader);
  const host = readHost(reader, apiKeys);
  const port = reader.integer('PORT', 3000, { low: 0, high: 65_535 });
  const settings: Settings = {
    standardsDir: reader.folder('STANDARDS_DIR', join(packageRoot, 'standards')),
    priceTablesDir: reader.folder('PRICE_TABLES_DIR', join(packageRoot, 'price-tables')),
    dataDir,
    database: readDatabase(reader, dataDir),
    host,
    port,
    apiKeys,
    publicUrl: readPublicUrl(reader, `http://127.0.0.1:${port}`),
    drainSeconds: reader.integer('DRAIN_SECONDS', 0, { low: 0, high: 300 }),
    logLevel: readLogLevel(reader),
    bodyLimitBytes: reader.integer('BODY_LIMIT_BYTES', 16_000_000, { low: 1_000, high: 19_000_000 }),
    outgoing: readOutgoing(reader),
    access: readAccess(reader),
    signing: readSigning(reader),
    limits: readLimits(reader),
    files: readFiles(reader),
    batches: readBatches(reader),
    evidenceLimitBytes: reader.integer('EVIDENCE_LIMIT_BYTES', 10_000_000, { low: 1_000, high: 19_000_000 }),
    metricsToken: readMetricsToken(reader),
    tracing: readTracing(reader),
  };
  if (reader.faults.length > 0) throw new SettingsError(reader.faults);
  return settings;
}

function readApiKeys(reader: SettingsReader): readonly ApiKeySetting[] {
  const keys = reader.list('API_KEYS').map((entry) => /^([a-z0-9][a-z0-9-]{0,63}):([0-9a-f]{64})$/.exec(entry));
  const hashes = new Set(keys.map((key) => key?.[2]));
  if (keys.includes(null) || hashes.size !== keys.length) {
    reader.refuse('API_KEYS', 'organisation:<SHA-256 of the key, 64 hex digits>, separated by commas, no hash twice');
  }
  return keys.flatMap((key) => (key?.[1] && key[2] ? [{ organisationId: key[1], sha256: key[2] }] : []));
}

function readHost(reader: SettingsReader, apiKeys: readonly ApiKeySetting[]): string {
  const host = reader.text('HOST', '127.0.0.1');
  if (!/^[A-Za-z0-9.:-]+$/.test(host)) reader.refuse('HOST', 'a host name or an IP address');
  else if (apiKeys.length === 0 && !isLoopback(host)) {
    reader.refuse('HOST', 'without API_KEYS only 127.0.0.1, ::1 or localhost: nobody else may reach an open service');
  }
  return host;
}

function readPublicUrl(reader: SettingsReader, fallback: string): string {
  const text = reader.text('PUBLIC_URL', fallback);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
    reader.refuse('PUBLIC_URL', 'an address that begins with http:// or https://, without query');
  }
  return text.replace(/\/+$/, '');
}

function readMetricsToken(reader: SettingsReader): string | null {
  const token = reader.text('METRICS_TOKEN', '');
  if (token === '') return null;
  if (!/^[\x21-\x7e]{16,200}$/.test(token)) reader.refuse('METRICS_TOKEN', '16 to 200 printable ASCII characters');
  return token;
}

function readLogLevel(reader: SettingsReader): LogLevel {
  const text = reader.text('LOG_LEVEL', 'info');
  const level = logLevels.find((known) => known === text);
  if (level === undefined) reader.refuse('LOG_LEVEL', logLevels.join(', '));
  return level ?? 'info';
}
