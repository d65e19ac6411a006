// The full counts: minutes of running, so not part of `npm test`.
import config from './jest.config.mjs';

export default {
  ...config,
  testMatch: ['<rootDir>/test/**/*.long-spec.ts'],
  testTimeout: 1_800_000,
};
