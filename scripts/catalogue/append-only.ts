import type { JsonObject } from '@chancery/kernel';
import { ENVELOPE_SCHEMA, samplePath, schemaPath, typeOfPath } from './catalogue-folder.ts';
import type { CommittedFile } from './committed.ts';
import { incompatibilities } from './compatibility.ts';
import type { Finding } from './findings.ts';

/**
 * Where the catalogue would no longer stand by what was committed. A type, once written, is never lost; its schema only
 * gains optional fields; its sample stays byte for byte.
 * @param schemaNow the schema of a path as it is to be, `null` when there is none.
 */
export function appendOnlyFindings(
  committed: readonly CommittedFile[],
  schemaNow: (path: string) => JsonObject | null,
  sampleNow: (path: string) => Uint8Array | null,
): readonly Finding[] {
  const seen = new Set<string>();
  return bindingStates(committed).flatMap(({ path, commit, content }) => {
    const findings = isSchema(path)
      ? schemaFindings(typeOfPath(path) ?? path, schemaOf(content), schemaNow(path), commit)
      : sampleFindings(typeOfPath(path) ?? path, path, content, sampleNow(path), commit);
    // The same loss shows against each commit: once is enough.
    return findings.filter(({ problem }) => {
      const key = `${path} ${problem.replace(commit, '')}`;
      return !seen.has(key) && seen.add(key);
    });
  });
}

/**
 * The first state of each file, and those later ones that keep to it: a commit that broke with the first was a mistake,
 * and going back must not be held against anybody.
 */
function bindingStates(committed: readonly CommittedFile[]): readonly CommittedFile[] {
  const first = new Map<string, CommittedFile>();
  return committed.filter((file) => {
    const origin = first.get(file.path);
    if (origin)
      return isSchema(file.path) && incompatibilities(schemaOf(origin.content), schemaOf(file.content)).length === 0;
    first.set(file.path, file);
    return isSchema(file.path) || isSample(file.path);
  });
}

function isSchema(path: string): boolean {
  const type = typeOfPath(path);
  return path === ENVELOPE_SCHEMA || (type !== null && path === schemaPath(type));
}

function isSample(path: string): boolean {
  const type = typeOfPath(path);
  return type !== null && path === samplePath(type);
}

function schemaOf(content: Buffer): JsonObject {
  return JSON.parse(content.toString('utf8')) as JsonObject;
}

function schemaFindings(subject: string, before: JsonObject, now: JsonObject | null, commit: string): Finding[] {
  if (now === null) return [disappeared(subject, commit)];
  return incompatibilities(before, now).map((difference) => ({
    subject,
    problem: `its schema is not compatible with ${commit}: ${difference}`,
    wayOut:
      'Undo it, make the new field optional, or write the change as the next version: a new stored type `….v<N+1>` in ' +
      'the aggregate’s codec with an upcaster from this one.',
  }));
}

function sampleFindings(
  subject: string,
  path: string,
  before: Uint8Array,
  now: Uint8Array | null,
  commit: string,
): Finding[] {
  if (now !== null && Buffer.compare(before, now) === 0) return [];
  const problem = now === null ? `its golden sample of ${commit} is gone` : `its golden sample differs from ${commit}`;
  return [{ subject, problem, wayOut: `Bring it back: git checkout ${commit} -- ${path}` }];
}

function disappeared(subject: string, commit: string): Finding {
  return {
    subject,
    problem: `the type is in ${commit} and no codec knows it now, although history may hold events of it`,
    wayOut: 'Keep it in the aggregate’s codec, at least as an older version with an upcaster.',
  };
}
