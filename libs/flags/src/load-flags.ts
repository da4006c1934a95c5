import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { CORE_SCHEMA, load } from 'js-yaml';
import { FLAG_KEYS } from './contract/flag.ts';
import type { Flag, FlagKey, FlagValues } from './contract/flag.ts';
import { FLAG_FILE_SCHEMA } from './flag-file.schema.ts';

/** The flag file cannot be used; the message names each flag and field. */
export class FlagFileError extends Error {
  override readonly name = 'FlagFileError';

  constructor(path: string, problems: readonly string[]) {
    super(`${path}: ${problems.join('; ')}`);
  }
}

/** The flags as the file describes them. */
export interface Flags {
  readonly all: ReadonlyMap<FlagKey, Flag>;
  /** Every flag's value where nothing says otherwise. */
  readonly defaults: FlagValues;
}

type FlagFile = { readonly flags: { readonly [K in FlagKey]: Omit<Flag, 'key'> } };

const validate = new Ajv2020({ allErrors: true }).compile<FlagFile>(FLAG_FILE_SCHEMA);

/**
 * Reads and checks a flag file. @throws FlagFileError naming what does not fit: flag, field and why.
 */
export function loadFlags(path: string): Flags {
  const file = parse(path);
  if (!validate(file)) throw new FlagFileError(path, (validate.errors ?? []).map(problemOf));
  const all = new Map(FLAG_KEYS.map((key): [FlagKey, Flag] => [key, { key, ...file.flags[key] }]));
  const problems = [...all.values()].flatMap((flag) => dependencyProblems(flag, all));
  if (problems.length > 0) throw new FlagFileError(path, problems);
  const defaults = Object.fromEntries([...all].map(([key, flag]) => [key, flag.default])) as FlagValues;
  return { all, defaults };
}

function parse(path: string): unknown {
  try {
    // Core schema: a date stays the text it is.
    return load(readFileSync(path, 'utf8'), { schema: CORE_SCHEMA, filename: path });
  } catch (error) {
    throw new FlagFileError(path, [error instanceof Error ? error.message : String(error)]);
  }
}

/** `costBudgets.owner: must be string` */
function problemOf({ instancePath, keyword, params, message }: ErrorObject): string {
  const extra =
    keyword === 'required'
      ? (params['missingProperty'] as string)
      : keyword === 'additionalProperties'
        ? (params['additionalProperty'] as string)
        : null;
  const steps = instancePath.split('/').slice(1);
  const place = [...(steps[0] === 'flags' ? steps.slice(1) : steps), ...(extra === null ? [] : [extra])].join('.');
  const why = keyword === 'required' ? 'is missing' : keyword === 'additionalProperties' ? 'is unknown' : message;
  const allowed = keyword === 'enum' ? ` (${(params['allowedValues'] as readonly string[]).join(', ')})` : '';
  return `${place || 'the file'}: ${why ?? 'does not fit'}${allowed}`;
}

/** A flag that is on by default rests on flags that are; none rests on itself, at any distance. */
function dependencyProblems(flag: Flag, all: ReadonlyMap<FlagKey, Flag>): string[] {
  const off = flag.dependencies.filter((key) => flag.default && all.get(key)?.default === false);
  const circular = reaches(flag.key, flag.dependencies, all, new Set())
    ? [`${flag.key}.dependencies: it depends on itself`]
    : [];
  return [...circular, ...off.map((key) => `${flag.key}.default: it is on, but depends on ${key}, which is off`)];
}

function reaches(
  target: FlagKey,
  dependencies: readonly FlagKey[],
  all: ReadonlyMap<FlagKey, Flag>,
  visited: Set<FlagKey>,
): boolean {
  return dependencies.some((key) => {
    if (key === target) return true;
    if (visited.has(key)) return false;
    visited.add(key);
    return reaches(target, all.get(key)?.dependencies ?? [], all, visited);
  });
}
