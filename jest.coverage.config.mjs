// Every branch of the calculation and of the as-of look-up is taken by the suites of these rooms alone.
import base from './jest.config.mjs';

export default {
  ...base,
  // None of them opens a database.
  globalSetup: undefined,
  globalTeardown: undefined,
  testMatch: [
    '<rootDir>/src/engine/**/*.spec.ts',
    '<rootDir>/src/price-tables/{look-up-as-of,price-table-library}.spec.ts',
    '<rootDir>/test/{cases,examples,properties}/*.spec.ts',
    '<rootDir>/test/price-tables/look-up/look-up.spec.ts',
  ],
  collectCoverage: true,
  collectCoverageFrom: [
    'src/engine/**/*.ts',
    'src/price-tables/{look-up-as-of,price-table-library}.ts',
    '!**/*.spec.ts',
  ],
  coverageDirectory: 'out/coverage',
  coverageReporters: ['text', 'lcovonly'],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
};
