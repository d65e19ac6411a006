import { describe, expect, it } from '@jest/globals';
import { readOidc, type OidcSettings } from './oidc-settings.js';
import { SettingsReader, type Environment } from './settings-reader.js';

const provider = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'secret' };

const read = (environment: Environment): { oidc: OidcSettings | null; reader: SettingsReader } => {
  const reader = new SettingsReader(environment);
  return { oidc: readOidc(reader), reader };
};

describe('the settings of the identity provider', () => {
  it('need nothing: there is none', () => {
    const { oidc, reader } = read({});
    expect([oidc, reader.faults]).toEqual([null, []]);
  });

  it('take what the provider does for enough unless they say otherwise', () => {
    expect(read(provider).oidc).toEqual({
      issuer: new URL('https://id.example'),
      clientId: 'id',
      clientSecret: 'secret',
      name: 'id.example',
      required: { acrValues: [], amrValues: [], maxAgeMinutes: null },
    });
  });

  it('say how strongly and how lately people must have signed in there', () => {
    const { oidc, reader } = read({
      ...provider,
      OIDC_ACR_VALUES: 'urn:example:two-factors, phr',
      OIDC_AMR_VALUES: 'mfa, pwd+otp',
      OIDC_MAX_AGE_MINUTES: '15',
    });
    expect(reader.faults).toEqual([]);
    expect(oidc?.required).toEqual({
      acrValues: ['urn:example:two-factors', 'phr'],
      amrValues: [['mfa'], ['pwd', 'otp']],
      maxAgeMinutes: 15,
    });
  });

  it.each([
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET'],
    [{ ...provider, OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER'],
    [{ ...provider, OIDC_ISSUER: 'nowhere' }, 'OIDC_ISSUER'],
    // Two values in the manner of the protocol would be one that no token ever tells.
    [{ ...provider, OIDC_ACR_VALUES: 'gold silver' }, 'OIDC_ACR_VALUES'],
    [{ ...provider, OIDC_ACR_VALUES: '金' }, 'OIDC_ACR_VALUES'],
    // By the standard "0" says that nothing was shown.
    [{ ...provider, OIDC_ACR_VALUES: 'gold,0' }, 'OIDC_ACR_VALUES'],
    [{ ...provider, OIDC_ACR_VALUES: ',' }, 'OIDC_ACR_VALUES'],
    [{ ...provider, OIDC_AMR_VALUES: 'mfa otp' }, 'OIDC_AMR_VALUES'],
    [{ ...provider, OIDC_AMR_VALUES: 'otp+' }, 'OIDC_AMR_VALUES'],
    // What somebody knows is one factor, however often.
    [{ ...provider, OIDC_AMR_VALUES: 'mfa,pwd' }, 'OIDC_AMR_VALUES'],
    [{ ...provider, OIDC_AMR_VALUES: 'pwd+pin' }, 'OIDC_AMR_VALUES'],
    [{ ...provider, OIDC_AMR_VALUES: ',' }, 'OIDC_AMR_VALUES'],
    [{ ...provider, OIDC_MAX_AGE_MINUTES: '0' }, 'OIDC_MAX_AGE_MINUTES'],
    [{ ...provider, OIDC_MAX_AGE_MINUTES: '721' }, 'OIDC_MAX_AGE_MINUTES'],
    // Nobody would be held to it.
    [{ OIDC_ACR_VALUES: 'gold' }, 'OIDC_ACR_VALUES'],
    [{ OIDC_AMR_VALUES: 'mfa' }, 'OIDC_AMR_VALUES'],
    [{ OIDC_MAX_AGE_MINUTES: '15' }, 'OIDC_MAX_AGE_MINUTES'],
  ])('refuse %j by name', (environment, name) => {
    const { reader } = read(environment);
    expect(reader.faults.map((fault) => fault.name)).toEqual([name]);
    expect(JSON.stringify(reader.faults)).not.toContain('nowhere');
  });

  it('let a provider on this machine do without https', () => {
    const { oidc, reader } = read({ ...provider, OIDC_ISSUER: 'http://127.0.0.1:9000' });
    expect([oidc?.issuer.port, reader.faults]).toEqual(['9000', []]);
  });
});
