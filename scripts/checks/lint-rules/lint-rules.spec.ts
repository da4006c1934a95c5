import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the snippets pretend to stand: files that exist, so that the rules that need types know their project. */
const SERVER = 'libs/platform/src/problems/problem.ts';
const PURE = 'libs/tenancy/src/tenant/tenant.decide.ts';
const SPEC = 'libs/flags/src/load-flags.spec.ts';
const CONSOLE = 'apps/console/src/app/domains/shared/ui/chip.ts';
const TEMPLATE = 'apps/console/src/app/domains/shared/ui/problem-view.html';

const SKIPPED = 'A test that does not run proves nothing: fix it or delete it.';

/** What it is, where it stands, the code, and the rule (or message) that catches it. */
const VIOLATIONS: readonly (readonly [string, string, string, string])[] = [
  ['any', SERVER, 'export const f = (value: any): number => Number(value);', '@typescript-eslint/no-explicit-any'],
  ['a use of any', SERVER, "export const f = (): number => JSON.parse('1');", '@typescript-eslint/no-unsafe-return'],
  [
    'a promise let go',
    SERVER,
    'export function f(): void { Promise.resolve(1); }',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a promise where a condition belongs',
    SERVER,
    'export const f = (p: Promise<boolean>): number => (p ? 1 : 2);',
    '@typescript-eslint/no-misused-promises',
  ],
  [
    'an open switch',
    SERVER,
    "export function f(x: 'a' | 'b'): number { switch (x) { case 'a': return 1; } return 2; }",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    'a default that swallows events in the domain',
    PURE,
    "export function f(x: 'a' | 'b'): number { switch (x) { case 'a': return 1; default: return 2; } }",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    'a type imported as a value',
    SERVER,
    "import { Json } from '@chancery/kernel';\nexport const a: Json = 1;",
    '@typescript-eslint/consistent-type-imports',
  ],
  [
    'a non-null assertion',
    SERVER,
    'export const f = (x: string | null) => x!;',
    '@typescript-eslint/no-non-null-assertion',
  ],
  [
    'a relative import without .ts',
    SERVER,
    "import './catalogue';",
    'A relative import carries its `.ts` ending: Node runs the file as it is.',
  ],
  ['an enum', SERVER, 'export enum Colour { Red }', 'Use a union of string literals: it is erased and is plain JSON.'],
  ['work put off', SERVER, '// TODO: later\nexport const a = 1;', 'no-warning-comments'],
  ['printing', SERVER, "console.log('here');", 'no-console'],
  ['== ', SERVER, 'export const f = (x: number, y: number) => x == y;', 'eqeqeq'],
  ['a clock in the domain', PURE, 'export const f = () => Date.now();', 'Time comes in with the command.'],
  ['a date of now in the domain', PURE, 'export const f = () => new Date();', 'Time comes in with the command.'],
  ['chance in the domain', PURE, 'export const f = () => Math.random();', 'Chance comes in with the command.'],
  ['a timer in the domain', PURE, 'setTimeout(() => undefined, 1);', 'The domain waits for nothing and asks nobody.'],
  ['it.skip', SPEC, "import { it } from '@jest/globals';\nit.skip('x', () => undefined);", SKIPPED],
  ['describe.only', SPEC, "import { describe } from '@jest/globals';\ndescribe.only('x', () => undefined);", SKIPPED],
  ['it.todo', SPEC, "import { it } from '@jest/globals';\nit.todo('x');", SKIPPED],
  ['xit', SPEC, "import { xit } from '@jest/globals';\nxit('x', () => undefined);", SKIPPED],
  [
    'a component of another prefix',
    CONSOLE,
    "import { Component } from '@angular/core';\n@Component({ selector: 'app-chip', template: '' })\nexport class Chip {}",
    '@angular-eslint/component-selector',
  ],
  [
    'an inline template with a click no key can do',
    CONSOLE,
    "import { Component } from '@angular/core';\n@Component({ selector: 'chy-chip', template: '<div (click)=\"f()\">x</div>' })\nexport class Chip { protected f(): void { return; } }",
    '@angular-eslint/template/click-events-have-key-events',
  ],
  ['an image without words', TEMPLATE, '<img src="a.png">', '@angular-eslint/template/alt-text'],
  ['a label of nothing', TEMPLATE, '<label>Name</label>', '@angular-eslint/template/label-has-associated-control'],
];

describe('the lint rules', () => {
  let eslint: ESLint;
  beforeAll(async () => {
    eslint = new ESLint({ cwd: ROOT });
    // Loads the plugins and the whole workspace's types: the only slow step.
    await eslint.lintText('', { filePath: SERVER });
  }, 180_000);

  it.each(VIOLATIONS)('catch %s', async (_what, filePath, code, caughtBy) => {
    const results = await eslint.lintText(`${code}\n`, { filePath });
    const messages = results.flatMap((result) => result.messages);
    const errors = messages.filter(({ severity }) => severity === 2);
    expect(errors.flatMap(({ ruleId, message }) => [ruleId, message])).toContain(caughtBy);
  });

  it.each([
    ['server code', SERVER, 'export const f = (x: number): string => `${x}`;'],
    ['a date that comes in', PURE, 'export const f = (at: number): string => new Date(at).toISOString();'],
    ['a spec', SPEC, "import { expect, it } from '@jest/globals';\nit('adds', () => {\n  expect(1 + 1).toBe(2);\n});"],
  ])('leave %s alone', async (_what, filePath, code) => {
    const [result] = await eslint.lintText(`${code}\n`, { filePath });
    expect(result?.messages).toEqual([]);
  });
});
