import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CORE_SCHEMA, dump, load } from 'js-yaml';
import { FLAG_KEYS } from './contract/flag.ts';
import type { FlagKey } from './contract/flag.ts';
import { FlagFileError, loadFlags } from './load-flags.ts';

const FLAG_FILE = new URL('../../../flags.yaml', import.meta.url).pathname;

type RawFlags = { [key: string]: { [field: string]: unknown } };

describe('the flag file of the service', () => {
  it('has exactly the flags that the code knows, in their order', () => {
    const { flags } = load(readFileSync(FLAG_FILE, 'utf8'), { schema: CORE_SCHEMA }) as { flags: RawFlags };
    expect(Object.keys(flags)).toEqual([...FLAG_KEYS]);
    expect([...loadFlags(FLAG_FILE).all.keys()]).toEqual([...FLAG_KEYS]);
  });

  it('gives every flag an issue and a page of its own', () => {
    const all = [...loadFlags(FLAG_FILE).all.values()];
    expect(new Set(all.map(({ issue }) => issue)).size).toBe(10);
    expect(new Set(all.map(({ docs }) => docs)).size).toBe(10);
  });

  it('keeps what is not built off', () => {
    const { all, defaults } = loadFlags(FLAG_FILE);
    const planned = [...all.values()].filter(({ stage }) => stage === 'planned');
    expect(planned.filter(({ key }) => defaults[key])).toEqual([]);
  });

  it('keeps a date the text it is', () => {
    expect(loadFlags(FLAG_FILE).all.get('costBudgets')?.expires).toBe('2027-06-30');
  });
});

describe('loadFlags', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-flags-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function changed(change: (flags: RawFlags) => void): string {
    const file = load(readFileSync(FLAG_FILE, 'utf8'), { schema: CORE_SCHEMA }) as { flags: RawFlags };
    change(file.flags);
    return written(dump(file));
  }

  function written(text: string): string {
    const path = join(folder, 'flags.yaml');
    writeFileSync(path, text);
    return path;
  }

  function raw(flags: RawFlags, key: FlagKey): { [field: string]: unknown } {
    const flag = flags[key];
    if (!flag) throw new Error(`No flag ${key}`);
    return flag;
  }

  function set(key: FlagKey, field: string, value: unknown): string {
    return changed((flags) => {
      raw(flags, key)[field] = value;
    });
  }

  it.each<[string, () => string, string]>([
    [
      'an unknown stage',
      () => set('soak50', 'stage', 'someday'),
      'soak50.stage: must be equal to one of the allowed values (planned, beta, general)',
    ],
    ['a value that is not yes or no', () => set('docsBeta', 'default', 'on'), 'docsBeta.default: must be boolean'],
    ['an issue of another shape', () => set('planUxV1', 'issue', '151'), 'planUxV1.issue: must match pattern'],
    ['an impossible date', () => set('i18nHooks', 'expires', '2027-13-01'), 'i18nHooks.expires: must match pattern'],
    ['a field nobody knows', () => set('costBudgets', 'colour', 'red'), 'costBudgets.colour: is unknown'],
    ['an unknown dependency', () => set('soak50', 'dependencies', ['budgets']), 'soak50.dependencies.0: must be equal'],
    [
      'a word instead of what off means',
      () => set('soak50', 'off', 'hidden'),
      'soak50.off: must NOT have fewer than 20',
    ],
    [
      'a missing field',
      () =>
        changed((flags) => {
          delete raw(flags, 'costBudgets')['owner'];
        }),
      'costBudgets.owner: is missing',
    ],
    [
      'a missing flag',
      () =>
        changed((flags) => {
          delete flags['residencyV11'];
        }),
      'residencyV11: is missing',
    ],
    [
      'a flag nobody knows',
      () =>
        changed((flags) => {
          flags['darkMode'] = { ...raw(flags, 'soak50') };
        }),
      'darkMode: is unknown',
    ],
    [
      'a flag on that rests on one off',
      () => set('contextHelpV1', 'default', true),
      'contextHelpV1.default: it is on, but depends on docsBeta, which is off',
    ],
    [
      'a circle of dependencies',
      () => set('docsBeta', 'dependencies', ['contextHelpV1']),
      'contextHelpV1.dependencies: it depends on itself; docsBeta.dependencies: it depends on itself',
    ],
    ['another document', () => written('- 1'), 'the file: must be object'],
    ['broken YAML', () => written('flags: ['), 'unexpected end of the stream'],
  ])('refuses %s and names it', (_name, make, message) => {
    const path = make();
    expect(() => loadFlags(path)).toThrow(FlagFileError);
    expect(() => loadFlags(path)).toThrow(message);
    expect(() => loadFlags(path)).toThrow(path);
  });

  it('says everything that is wrong at once', () => {
    const path = changed((flags) => {
      raw(flags, 'soak50')['owner'] = 7;
      raw(flags, 'docsBeta')['docs'] = 'No Slug';
    });
    expect(() => loadFlags(path)).toThrow(/soak50\.owner: must be string; docsBeta\.docs: must match pattern/);
  });
});
