// Nest 12 is ESM only; Jest before Node 24.9 cannot require() an ES module, so two ESM-only packages that Fastify
// requires are compiled to CommonJS for the tests.
const [major, minor] = process.versions.node.split('.').map(Number);
const canRequireEsm = major > 24 || (major === 24 && minor >= 9);
const esmOnly = '(content-disposition|cookie)';
const quickGlobals = '(@peculiar/utils|asn1js|pkijs)';

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/{src,test}/**/*.spec.{ts,tsx}'],
  globalSetup: '<rootDir>/test/stores/postgres-set-up.mjs',
  globalTeardown: '<rootDir>/test/stores/postgres-tear-down.mjs',
  maxWorkers: 2,
  testTimeout: 30_000,
  workerIdleMemoryLimit: '1GB',
  transform: {
    '^.+\\.tsx?$': [
      '<rootDir>/test/quick-globals.mjs',
      { useESM: true, tsconfig: '<rootDir>/tsconfig.json', diagnostics: false },
    ],
    [`/node_modules/${quickGlobals}/.+\\.js$`]: '<rootDir>/test/quick-globals.mjs',
    ...(canRequireEsm
      ? {}
      : {
          [`/node_modules/${esmOnly}/.+\\.js$`]: [
            'ts-jest',
            {
              tsconfig: {
                allowJs: true,
                module: 'commonjs',
                moduleResolution: 'node10',
                ignoreDeprecations: '6.0',
                target: 'es2022',
                isolatedModules: true,
              },
            },
          ],
        }),
  },
  transformIgnorePatterns: [`/node_modules/(?!.*${canRequireEsm ? quickGlobals : `(${esmOnly}|${quickGlobals})`}/)`],
};
