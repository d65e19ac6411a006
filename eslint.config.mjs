import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const clock =
  'The clock is passed in: only main.ts, worker.ts and the files of the settings and the clock may read it.';

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'coverage/', 'node_modules/', 'data/'] },
  js.configs.recommended,
  {
    files: ['{src,test}/**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      // The ideographic space separates columns of Chinese text.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }],
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Settings are read in config/settings.ts only.',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clock },
        {
          selector:
            ":matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>3], MethodDefinition[kind!='constructor'] > FunctionExpression[params.length>3]",
          message: 'At most three parameters, then an object.',
        },
        {
          selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>5]",
          message: 'At most five constructor dependencies.',
        },
        {
          selector: "CallExpression[callee.name='parseFloat']",
          message: 'Quantities are exact: use the engine’s decimals.',
        },
      ],
    },
  },
  {
    // A module of Nest is a class without members; statuses of HTTP are compared as numbers.
    files: ['src/**/*.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off', '@typescript-eslint/no-unsafe-enum-comparison': 'off' },
  },
  {
    // Where the process is met: its environment, its clock.
    files: ['src/config/settings.ts', 'src/config/clock.ts', 'src/main.ts', 'src/worker.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The types of the page templates bring a browser's names with them; there is no browser on the server.
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/console/scripts/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'navigator',
        'location',
        'history',
        'localStorage',
        'sessionStorage',
        'alert',
        'confirm',
        'prompt',
        'name',
        'event',
        'status',
        'parent',
        'top',
        'self',
        'open',
        'close',
        'print',
      ],
    },
  },
  {
    files: ['src/console/scripts/**/*.ts'],
    languageOptions: { parserOptions: { project: './src/console/scripts/tsconfig.json' } },
  },
  { files: ['src/database/migrations/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    files: ['**/*.spec.{ts,tsx}', 'test/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', 'scripts/**'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        module: 'readonly',
        require: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        performance: 'readonly',
        globalThis: 'readonly',
      },
    },
  },
);
