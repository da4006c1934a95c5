import presets from 'jest-preset-angular/presets/index.js';

/** @type {import('jest').Config} */
export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'console',
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/src'],
  testRegex: '\\.spec\\.ts$',
  // The compiler rewrites our `./x.ts` imports to `./x.js`; the specs run on the sources.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFilesAfterEnv: ['<rootDir>/setup-jest.ts'],
};
