// The pages in a real browser: Debian’s Chromium, or the one CHROMIUM_PATH names; SCREENSHOTS=true keeps pictures of them.
import base from './jest.config.mjs';

export default {
  ...base,
  testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'],
  // A page is looked at three times with axe; the slowest machine seen took a minute for fifteen of them.
  testTimeout: 180_000,
  bail: 1,
  maxWorkers: 2,
};
