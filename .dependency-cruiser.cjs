/** Imports go downwards only: see docs/design.md, section 2. Every rule is an error. */
const levels = [
  ['engine', 'signing', 'config', 'http', 'workbooks'],
  ['fingerprints', 'standards', 'price-tables', 'access', 'notices', 'transparency'],
  ['appraisals', 'starting-lists'],
  ['reports'],
  ['corrections', 'batches', 'owners', 'assignments', 'exports'],
  ['console', 'cli'],
];
const folder = (names) => `^src/(${names.join('|')})/`;

const upwards = levels.map((row, level) => {
  const higher = levels.slice(level + 1).flat();
  return {
    name: `level-${level}-imports-nothing-above`,
    severity: 'error',
    from: { path: folder(row) },
    to: {
      path: `^src/(${[...higher, 'database'].map((name) => `${name}/`).join('|')}|app\\.module|create-app|openapi|main|worker)`,
    },
  };
});
const strangers = levels[0].map((name) => ({
  name: `${name}-knows-no-neighbour`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: folder(levels[0].filter((other) => other !== name)) },
}));

module.exports = {
  forbidden: [
    ...upwards,
    ...strangers,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [
          '\\.spec\\.tsx?$',
          '^src/(main|worker|config/start-compiled)\\.ts$',
          '^src/cli/main\\.ts$',
          '\\.d\\.ts$',
          '^src/console/scripts/',
        ],
      },
      to: {},
    },
    {
      name: 'controllers-belong-to-modules',
      severity: 'error',
      from: { pathNot: ['\\.module\\.ts$', '\\.spec\\.ts$', '^test/'] },
      to: { path: '\\.controller\\.ts$' },
    },
    {
      name: 'engine-is-pure',
      severity: 'error',
      from: { path: ['^src/engine/', '^src/reports/report-content'], pathNot: '\\.spec\\.ts$' },
      to: {
        path: ['node_modules/(@nestjs|typeorm)', '^@nestjs', '^typeorm$', '^node:'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'engine-imports-no-package',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'signing-knows-no-framework',
      severity: 'error',
      from: { path: '^src/signing/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm)' },
    },
    {
      name: 'tracing-knows-nobody',
      severity: 'error',
      from: { path: '^src/tracing/' },
      to: { path: '^src/(?!tracing/)' },
    },
    {
      name: 'engine-is-not-traced',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: '^src/tracing/' },
    },
    {
      name: 'src-never-imports-test',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'engine-has-one-door',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engine/' },
      to: { path: '^src/engine/', pathNot: '^src/engine/index\\.ts$' },
    },
    {
      name: 'inside-the-engine-no-barrel',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/engine/index\\.ts$' },
    },
    {
      name: 'the-oracle-is-independent',
      severity: 'error',
      from: { path: '^test/oracle/(?!.*[.-]spec\\.ts$)' },
      to: { path: '^src/' },
    },
    {
      name: 'no-dev-package-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
