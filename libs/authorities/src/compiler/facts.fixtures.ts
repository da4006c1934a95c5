import type { TenantId } from '@chancery/kernel';
import { compileText } from './compile-text.ts';
import type { CompiledText } from './compile-text.ts';
import { parseAuthority } from './parse-authority.ts';
import type { AuthorityFact, EvidenceFact, ReferenceFacts, VersionFact } from './reference-facts.ts';
import { textDigest } from './text-digest.ts';

/** What stands in the plane, as a test says it. */
export interface World {
  readonly authority?: string;
  /** Published texts by authority, oldest first; an empty list: drafted only. */
  readonly published?: { readonly [authority: string]: readonly string[] };
  readonly evidence?: { readonly [key: string]: EvidenceFact };
  readonly linksOf?: { readonly [authority: string]: readonly string[] };
  /** Digests by destination. */
  readonly accepted?: { readonly [target: string]: string };
}

/** A version as it would be published from this text. */
export function versionOf(text: string, version: number): VersionFact {
  const sections = parseAuthority(text).sections.map(({ anchor, title, level, line, digest }) => ({
    anchor,
    title,
    level,
    line,
    digest,
  }));
  return { version, textDigest: textDigest(text), sections };
}

export function factsOf({
  authority = 'own',
  published = {},
  evidence = {},
  linksOf = {},
  accepted = {},
}: World): ReferenceFacts {
  const authorities = Object.entries(published).map(([id, texts]): readonly [string, AuthorityFact] => [
    id,
    { versions: texts.map((text, index) => versionOf(text, index + 1)) },
  ]);
  return {
    plane: 'eu',
    tenant: 'eu_tone' as TenantId,
    authority,
    authorities: new Map(authorities),
    known: Object.keys(published).map((id) => ({ authority: id, title: `Title of ${id}` })),
    evidence: new Map(Object.entries(evidence)),
    accepted: new Map(Object.entries(accepted)),
    linksOf: new Map(Object.entries(linksOf)),
  };
}

/** Parses and resolves a text in a world. */
export function compiled(text: string, world: World = {}): CompiledText {
  return compileText(parseAuthority(text), textDigest(text), factsOf(world));
}
