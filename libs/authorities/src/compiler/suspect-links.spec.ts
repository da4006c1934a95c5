import { describe, expect, it } from '@jest/globals';
import { checkPins } from './check-pins.ts';
import { citedDigest } from './cited-digest.ts';
import { compiled, factsOf, versionOf } from './facts.fixtures.ts';
import type { World } from './facts.fixtures.ts';
import type { EvidenceFact } from './reference-facts.ts';
import { textDigest } from './text-digest.ts';

const TERMS = '# Terms\n\n## Scope\n\nAll.\n\n## Grant\n\nNone.\n';
const OTHER_SCOPE = TERMS.replace('All.', 'Some.');
const OTHER_GRANT = TERMS.replace('None.', 'Some.');
const TEXT =
  '# Rule\n\n[s](authority:terms#scope) [w](authority:terms) [h](evidence:holdings/H1) [own](authority:#rule)\n';
const row = (digest: string): EvidenceFact => ({
  kind: 'found',
  digest: digest.repeat(64),
  batch: 'b1',
  withdrawnIn: [],
});

function world(terms: string, digest = 'a'): World {
  return { published: { terms: [terms] }, evidence: { 'holdings/H1': row(digest) } };
}

/** What the links of the text were accepted with when they were written. */
const WRITTEN = Object.fromEntries(
  compiled(TEXT, world(TERMS)).references.flatMap((pin) =>
    pin.kind === 'own-section' ? [] : [[pin.target, citedDigest(pin)] as const],
  ),
);

function suspects(now: World): readonly string[] {
  const { findings, references } = compiled(TEXT, { ...now, accepted: WRITTEN });
  expect(references).toHaveLength(4);
  return findings.map(({ code, severity, target }) => `${code} ${severity} ${target}`);
}

describe('a compiled link', () => {
  it('is not suspect while it is new, or cites what it did', () => {
    expect(compiled(TEXT, world(OTHER_SCOPE, 'b')).findings).toEqual([]);
    expect(suspects(world(TERMS))).toEqual([]);
  });

  it('is suspect when what it cites reads otherwise, and pinned all the same', () => {
    expect(suspects(world(OTHER_GRANT))).toEqual(['suspect-link warning authority:terms']);
    expect(suspects(world(OTHER_SCOPE, 'b'))).toEqual([
      'suspect-link warning authority:terms#scope',
      'suspect-link warning authority:terms',
      'suspect-link warning evidence:holdings/H1',
    ]);
  });

  it('says what is there now, so that it can be accepted', () => {
    const { findings } = compiled(TEXT, { ...world(OTHER_SCOPE), accepted: WRITTEN });
    const scope = versionOf(OTHER_SCOPE, 1).sections.find(({ anchor }) => anchor === 'scope')?.digest ?? '';
    expect(findings[0]).toMatchObject({
      targetDigest: scope,
      reason: `The section "scope" of "terms" reads differently now (${scope.slice(0, 12)}) than when the link was written or last accepted (${(WRITTEN['authority:terms#scope'] ?? '').slice(0, 12)}).`,
    });
    const accepted = { ...WRITTEN, 'authority:terms#scope': scope };
    expect(compiled(TEXT, { ...world(OTHER_SCOPE), accepted }).findings.map(({ target }) => target)).toEqual([
      'authority:terms',
    ]);
  });
});

describe('a pinned link', () => {
  const pinnedScope = '# Rule\n\n[s](authority:terms#scope)\n';
  const { references, sections } = compiled(pinnedScope, world(TERMS));
  const check = (now: World) =>
    checkPins(references, { textDigest: textDigest(pinnedScope), sections }, factsOf(now)).map(({ code }) => code);
  const moved: World = { published: { terms: [TERMS, OTHER_SCOPE] } };
  const scopeOf = (text: string) => versionOf(text, 1).sections.find(({ anchor }) => anchor === 'scope')?.digest ?? '';

  it('is suspect when its target moved on, until a person accepts that', () => {
    expect(check(moved)).toEqual(['suspect-link']);
    expect(check({ ...moved, accepted: { 'authority:terms#scope': scopeOf(OTHER_SCOPE) } })).toEqual([]);
  });

  it('is suspect again when the target moves on after it was accepted, also back', () => {
    const accepted = { 'authority:terms#scope': scopeOf(OTHER_SCOPE) };
    const third = TERMS.replace('All.', 'None.');
    expect(check({ published: { terms: [TERMS, OTHER_SCOPE, third] }, accepted })).toEqual(['suspect-link']);
    expect(check({ published: { terms: [TERMS, OTHER_SCOPE, TERMS] }, accepted })).toEqual(['suspect-link']);
  });

  it('stays suspect in a version that was published without accepting it', () => {
    const accepted = { 'authority:terms#scope': scopeOf(OTHER_SCOPE) };
    expect(check({ ...world(TERMS), accepted })).toEqual(['suspect-link']);
  });
});
