// The pages in a real browser: Debian's Chromium, or the one CHROMIUM_PATH names. Run by .ci/run, which installs it.
import base from './jest.config.mjs';

export default {
  ...base,
  testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'],
  testTimeout: 60_000,
  bail: 1,
  maxWorkers: 2,
};
