// Lint errors of the workspace. What may import what is checked by dependency-cruiser (.dependency-cruiser.cjs).
import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Files of the domain: pure, so neither time nor chance comes in except with the command. */
const PURE_FILES = [
  'libs/kernel/src/**/*.ts',
  'libs/*/src/**/*.{events,state,decide,commands,rejections,projection}.ts',
  'libs/metering/src/ledger/*.ts',
  'libs/exports/src/gate/*.ts',
  'libs/authorities/src/compiler/**/*.ts',
];
/** The kernel's clock is where time comes from. */
const IMPURE_FILES = ['libs/kernel/src/clock.ts', '**/*.spec.ts'];
const TEST_FILES = ['**/*.spec.ts', '**/*.contract.ts', 'libs/testing/**/*.ts', '**/setup-jest.ts'];

const EVERYWHERE = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(skip|only|todo|failing)$/]',
    message: 'A test that does not run proves nothing: fix it or delete it.',
  },
  {
    selector: 'CallExpression[callee.name=/^(x|f)(it|test|describe)$/]',
    message: 'A test that does not run proves nothing: fix it or delete it.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals: it is erased and is plain JSON.' },
];
const SERVER = [
  {
    selector:
      ':matches(ImportDeclaration, ExportAllDeclaration, ExportNamedDeclaration)[source.value=/^\\.{1,2}\\u002F.*(?<!\\.(ts|js|mjs|json))$/]',
    message: 'A relative import carries its `.ts` ending: Node runs the file as it is.',
  },
];
const PURE = [
  {
    selector: 'CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name="now"]',
    message: 'Time comes in with the command.',
  },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in with the command.' },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Chance comes in with the command.',
  },
  {
    selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate|fetch)$/]',
    message: 'The domain waits for nothing and asks nobody.',
  },
];

export default defineConfig(
  globalIgnores(['**/node_modules/', 'dist/', 'coverage/', '.tmp/', '.angular/', 'data/', 'eventstore/catalogue/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { __dirname: 'readonly', module: 'writable', require: 'readonly' },
    },
  },

  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...EVERYWHERE],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      // States and payloads are `type`s: an interface would not be assignable to `JsonObject`.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // `{ [tenant: string]: … }` says what the keys are.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // It would prefer the `!` that `no-non-null-assertion` forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Nest modules and Angular shells are classes because of their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      // Options that a library declares as a class are given as literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // `async` without `await` is how an implementation of a port turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['{apps/{api,cli,worker},libs,scripts,eventstore,ops}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...SERVER] },
  },
  { files: ['scripts/**/*.ts', '**/e2e/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: PURE_FILES,
    ignores: IMPURE_FILES,
    rules: {
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...SERVER, ...PURE],
      // A new event must break the build where it is not handled: a `default` does not stand for it.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
    },
  },
  {
    files: TEST_FILES,
    rules: {
      // `expect(port.method)` hands a method over without calling it.
      '@typescript-eslint/unbound-method': 'off',
      // `fc.constantFrom(...'abc')`: letters of an alphabet.
      '@typescript-eslint/no-misused-spread': 'off',
      'max-lines': 'off',
    },
  },
  {
    // Written by scripts, as long as what they describe.
    files: ['libs/client/src/generated/*.ts', 'libs/publishing/src/consumer/generated/*.ts'],
    rules: { 'max-lines': 'off' },
  },

  {
    files: ['apps/console/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      // A row of a table is a component on the table's own element: `tbody[chyEntryRow]`.
      '@angular-eslint/component-selector': [
        'error',
        [
          { type: 'element', prefix: 'chy', style: 'kebab-case' },
          { type: 'attribute', prefix: 'chy', style: 'camelCase' },
        ],
      ],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'chy', style: 'camelCase' }],
    },
  },
  {
    files: ['apps/console/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
);
