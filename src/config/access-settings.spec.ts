import { describe, expect, it } from '@jest/globals';
import { readAccess } from './access-settings.js';
import { SettingsReader } from './settings-reader.js';

describe('the settings of signing in', () => {
  it('need nothing', () => {
    expect(readAccess(new SettingsReader({}))).toEqual({
      secretsKey: null,
      secretsKeyBefore: null,
      trustedProxies: [],
      testOrganisations: [],
      oidc: null,
    });
  });

  it('are read', () => {
    const environment = {
      SECRETS_KEY: 'ab'.repeat(32),
      SECRETS_KEY_BEFORE: 'cd'.repeat(32),
      TRUSTED_PROXIES: '127.0.0.1, ::1',
      TEST_ORGANISATIONS: 'a, b',
    };
    expect(readAccess(new SettingsReader(environment))).toEqual({
      secretsKey: Buffer.alloc(32, 0xab),
      secretsKeyBefore: Buffer.alloc(32, 0xcd),
      trustedProxies: ['127.0.0.1', '::1'],
      testOrganisations: ['a', 'b'],
      oidc: null,
    });
  });

  it.each([
    [{ SECRETS_KEY: 'short' }, 'SECRETS_KEY'],
    [{ SECRETS_KEY_BEFORE: 'AB'.repeat(32) }, 'SECRETS_KEY_BEFORE'],
    [{ SECRETS_KEY: 'ab'.repeat(32), SECRETS_KEY_BEFORE: 'ab'.repeat(32) }, 'SECRETS_KEY_BEFORE'],
    [{ TRUSTED_PROXIES: 'proxy.example' }, 'TRUSTED_PROXIES'],
  ])('refuse %j by name', (environment, name) => {
    const reader = new SettingsReader(environment);
    readAccess(reader);
    expect(reader.faults.map((fault) => fault.name)).toEqual([name]);
  });
});
