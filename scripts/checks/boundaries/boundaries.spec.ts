import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FIXTURE_TREE } from './fixture-tree.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const CONFIGURATIONS = ['.dependency-cruiser.cjs', '.dependency-cruiser.runtime.cjs'];
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** Packages as far as resolving an import needs them. */
const PACKAGES = ['@nestjs/common', 'class-validator', 'temporal-polyfill', 'prettier', 'hoisted-by-luck'];
const PACKAGE_JSON = {
  type: 'module',
  dependencies: { '@nestjs/common': '1', 'class-validator': '1', 'temporal-polyfill': '1' },
  devDependencies: { prettier: '1' },
};

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

const require = createRequire(import.meta.url);

function rulesOf(configuration: string): readonly string[] {
  const { forbidden } = require(join(ROOT, configuration)) as { forbidden: readonly { readonly name: string }[] };
  return forbidden.map(({ name }) => name);
}

/** `file → rules it breaks`, of the files that break any. */
function cruise(folder: string): ReadonlyMap<string, readonly string[]> {
  const broken = new Map<string, readonly string[]>();
  for (const configuration of CONFIGURATIONS) {
    const output = execFileSync(
      process.execPath,
      [CRUISER, '--config', configuration, '--output-type', 'json', 'apps', 'libs'],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const { summary } = JSON.parse(output.toString('utf8')) as Cruise;
    for (const { from, rule } of summary.violations) {
      broken.set(from, [...new Set([...(broken.get(from) ?? []), rule.name])].sort());
    }
  }
  return broken;
}

describe('the boundary rules', () => {
  let folder: string;
  let broken: ReadonlyMap<string, readonly string[]>;

  function write(path: string, content: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-boundaries-'));
    for (const file of [...CONFIGURATIONS, 'tsconfig.json']) cpSync(join(ROOT, file), join(folder, file));
    write('package.json', JSON.stringify(PACKAGE_JSON));
    for (const name of PACKAGES) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      write(`node_modules/${name}/index.js`, '');
    }
    for (const { path, content } of FIXTURE_TREE) write(path, content);
    broken = cruise(folder);
  }, 180_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(FIXTURE_TREE.map((file) => [file.path, file] as const))('%s', (path, { breaks }) => {
    expect(broken.get(path) ?? []).toEqual(breaks);
  });

  it('are each broken by a file of the tree: none is there that cannot fail', () => {
    const proven = new Set(FIXTURE_TREE.flatMap(({ breaks }) => breaks));
    expect(CONFIGURATIONS.flatMap(rulesOf).filter((rule) => !proven.has(rule))).toEqual([]);
  });

  it('are errors', () => {
    const severities = CONFIGURATIONS.flatMap((configuration) => {
      const { forbidden } = require(join(ROOT, configuration)) as { forbidden: readonly { severity: string }[] };
      return forbidden.map(({ severity }) => severity);
    });
    expect(new Set(severities)).toEqual(new Set(['error']));
  });
});
