// The suites of `npm test`, which bundles them first: scripts/bundle-suites.mjs. One suite alone is quicker without,
// by jest.config.mjs and `npm run jest`.
import base from './jest.config.mjs';

const ofSources = ['extensionsToTreatAsEsm', 'moduleNameMapper'];
const packages = Object.entries(base.transform).filter(([pattern]) => pattern.startsWith('/node_modules/'));

export default {
  ...Object.fromEntries(Object.entries(base).filter(([option]) => !ofSources.includes(option))),
  roots: ['<rootDir>/out/suites'],
  moduleFileExtensions: ['mjs', 'cjs', 'js', 'json', 'node'],
  testMatch: ['<rootDir>/out/suites/**/*.spec.mjs'],
  // Before everything: which of two bundled files that need nothing of each other runs first is not settled.
  setupFiles: ['reflect-metadata'],
  transform: Object.fromEntries(packages),
  // Taken as they are; for what Jest keeps of them it would look for a source map of its own in vain.
  transformIgnorePatterns: [...base.transformIgnorePatterns, '/out/suites/'],
};
