// NestJS 12 is ESM only: Jest runs the specs as ESM (node --experimental-vm-modules).
import { readFileSync } from 'node:fs';

const { compilerOptions } = JSON.parse(readFileSync(new URL('./tsconfig.json', import.meta.url), 'utf8'));
const moduleNameMapper = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([alias, [target]]) => [`^${alias}$`, target.replace('./', '<rootDir>/')]),
);
const swc = {
  $schema: 'https://swc.rs/schema.json',
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};

/** @type {import('jest').Config} */
export default {
  displayName: 'server',
  rootDir: import.meta.dirname,
  roots: [
    '<rootDir>/apps/api',
    '<rootDir>/apps/cli',
    '<rootDir>/apps/worker',
    '<rootDir>/libs',
    '<rootDir>/eventstore',
    '<rootDir>/scripts',
  ],
  testEnvironment: 'node',
  // Each spec of the whole service shares two cores with another one, and with whatever else the machine does.
  testTimeout: 30_000,
  // Engine specs need real servers: jest.engines.config.mjs runs them.
  testRegex: '(?<!\\.engine)\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper,
};
