import { describe, expect, it } from '@jest/globals';
import { readSettings, SettingsError, type Environment } from './settings.js';

const seal = {
  SEAL_P12: 'seal.p12',
  SEAL_P12_PASSWORD_FILE: 'password.txt',
  SEAL_FIRM: '某评估公司',
  SEAL_CODE: '2101000000001',
  TRUST_FILES: 'root.pem',
};
const faultsOf = (environment: Environment): unknown => {
  try {
    return readSettings(environment).signing.signatures;
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
};

describe('who signs a report', () => {
  it('is the seal alone while trying out, and the appraisers too once there is a real seal', () => {
    expect(faultsOf({})).toBe('seal-only');
    expect(faultsOf(seal)).toBe('appraisers-and-seal');
    expect(faultsOf({ REPORT_SIGNATURES: 'appraisers-and-seal' })).toBe('appraisers-and-seal');
  });

  it('is never a real seal alone', () => {
    const allowed = expect.stringContaining('a formal report needs the signatures of its own appraisers');
    const fault = { name: 'REPORT_SIGNATURES', allowed };
    expect(faultsOf({ ...seal, REPORT_SIGNATURES: 'seal-only' })).toEqual([fault]);
    for (const real of [{ SEAL_COMMAND: 'sign' }, { SEAL_URL: 'https://seal.example' }]) {
      const { SEAL_FIRM, SEAL_CODE, TRUST_FILES } = seal;
      const shared = { SEAL_FIRM, SEAL_CODE, TRUST_FILES, SEAL_CERTIFICATES: 'seal.pem' };
      expect(faultsOf({ ...shared, ...real })).toBe('appraisers-and-seal');
      expect(faultsOf({ ...shared, ...real, REPORT_SIGNATURES: 'seal-only' })).toEqual([fault]);
    }
  });

  it('is one of two', () => {
    const fault = { name: 'REPORT_SIGNATURES', allowed: 'appraisers-and-seal, seal-only' };
    expect(faultsOf({ REPORT_SIGNATURES: 'nobody' })).toEqual([fault]);
  });
});

describe('the renewal of proofs', () => {
  it('comes half a year before the last time-stamp ends, unless told otherwise', () => {
    expect(readSettings({}).signing.proofRenewalDays).toBe(180);
    expect(readSettings({ PROOF_RENEWAL_DAYS: '400' }).signing.proofRenewalDays).toBe(400);
    expect(faultsOf({ PROOF_RENEWAL_DAYS: '0' })).toMatchObject([{ name: 'PROOF_RENEWAL_DAYS' }]);
  });
});
