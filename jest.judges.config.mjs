// The judges: independent system programs that look at what we made. Run by .ci/run, which installs them.
import base from './jest.config.mjs';

export default { ...base, testMatch: ['<rootDir>/test/judges/**/*.judge-spec.ts'], testTimeout: 120_000 };
