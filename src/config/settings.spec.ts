import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';
import { readSettings, SettingsError, type Environment } from './settings.js';

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.map(({ name }) => name);
    throw error;
  }
};

describe('readSettings', () => {
  const hash = 'ab'.repeat(32);

  it('needs no variable at all: shipped data, a SQLite file under DATA_DIR, loopback only', () => {
    const settings = readSettings({});
    expect(settings.standardsDir).toBe(join(packageRoot, 'standards'));
    expect(settings.priceTablesDir).toBe(join(packageRoot, 'price-tables'));
    const file = join(packageRoot, 'data', 'lift-appraisal.sqlite');
    expect(settings.database).toEqual({ dialect: 'sqlite', file });
    expect(settings.host).toBe('127.0.0.1');
    expect(settings.apiKeys).toEqual([]);
  });

  it('reads hashed keys with their organisations', () => {
    expect(readSettings({ API_KEYS: `firm-a:${hash}`, HOST: '0.0.0.0' }).apiKeys).toEqual([
      { organisationId: 'firm-a', sha256: hash },
    ]);
  });

  it('refuses to be reached from outside without a key', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })).toEqual(['HOST']);
    expect(faultsOf({ HOST: '::1' })).toEqual([]);
  });

  it('reads where the database is, and never prints its password', () => {
    const url = 'postgres://user:hunter2@db/x?sslmode=verify-full';
    expect(readSettings({ DATABASE_URL: url, DATABASE_CONNECTIONS: '4' }).database).toEqual({
      dialect: 'postgres',
      url,
      connections: 4,
    });
    expect(readSettings({ DATABASE_URL: 'sqlite:/x/y.sqlite' }).database).toEqual({
      dialect: 'sqlite',
      file: '/x/y.sqlite',
    });
    const read = (): unknown => readSettings({ DATABASE_URL: 'postgres://user:hunter2@', DATABASE_CONNECTIONS: '1' });
    expect(read).toThrow(
      /DATABASE_URL: sqlite:[\s\S]*DATABASE_CONNECTIONS|DATABASE_CONNECTIONS[\s\S]*DATABASE_URL: sqlite:/,
    );
    expect(read).not.toThrow(/hunter2/);
  });

  it('lists every wrong variable at once, by name', () => {
    const wrong = {
      PORT: '70000',
      LOG_LEVEL: 'loud',
      API_KEYS: 'secret',
      PUBLIC_URL: 'ftp://x',
      BODY_LIMIT_BYTES: '1e9',
    };
    expect([...faultsOf(wrong)].sort()).toEqual(['API_KEYS', 'BODY_LIMIT_BYTES', 'LOG_LEVEL', 'PORT', 'PUBLIC_URL']);
    expect(() => readSettings({ API_KEYS: 'secret' })).not.toThrow(/secret/);
  });

  it('has every variable it reads described in .env.example, and no other', () => {
    const folder = join(packageRoot, 'src', 'config');
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    const source = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    const readNames = new Set([...source.matchAll(/'([A-Z][A-Z0-9_]{3,})'/g)].map((match) => match[1]));
    const described = [...readFileSync(join(packageRoot, '.env.example'), 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)];
    expect([...readNames].sort()).toEqual([...new Set(described.map((match) => match[1]))].sort());
  });
});
