// Mutation testing: faults are planted one by one, and a suite must notice. `npm run mutation` for the calculation and the
// as-of look-up, `ROOM=signing npm run mutation` for signing and verification. Scores: docs/mutation.md.
const rooms = {
  engine: {
    mutate: ['src/engine/**/*.ts', 'src/price-tables/look-up-as-of.ts'],
    suites: ['src/engine', 'src/price-tables/look-up-as-of.spec.ts', 'test/cases', 'test/corpus'],
  },
  signing: {
    mutate: ['src/signing/**/*.ts'],
    // Not asked: what changes byte after byte, and what asks OpenSSL and another library; both take seconds for each mutant.
    suites: ['src/signing', 'test/signing', 'test/mutation/attacked-files.suite.ts'],
    except: ['test/signing/changed-bytes.spec.ts', 'test/signing/second-opinion.spec.ts'],
  },
};
const room = process.env.ROOM ?? 'engine';
const { mutate, suites, except = [] } = rooms[room];

export default {
  mutate: [...mutate, '!src/**/*.spec.ts'],
  buildCommand: `node scripts/bundle-mutation-specs.mjs ${[...suites, ...except.map((suite) => `!${suite}`)].join(' ')}`,
  testRunner: 'mocha',
  mochaOptions: { spec: ['out/mutation-specs.mjs'] },
  testRunnerNodeArgs: ['--no-warnings'],
  coverageAnalysis: 'perTest',
  // What a constant of a module is made of is read once, before any test: for these the process would start anew each time.
  ignoreStatic: true,
  ignorePatterns: ['dist', 'out', 'docs', 'data', 'deploy', 'src/console'],
  tempDirName: 'out/stryker',
  concurrency: 1,
  reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: `out/mutation/${room}.json` },
  htmlReporter: { fileName: `out/mutation/${room}.html` },
  incremental: true,
  incrementalFile: `out/mutation/${room}.incremental.json`,
  thresholds: { high: 95, low: 85, break: 85 },
};
