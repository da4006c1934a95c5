import { describe, expect, it } from '@jest/globals';
import { checkVersion } from './check-version.ts';
import { compiled, factsOf } from './facts.fixtures.ts';
import type { World } from './facts.fixtures.ts';
import { linksToRecheck, recheckText } from './recheck-text.ts';
import type { CheckedText } from './recheck-text.ts';
import { textDigest } from './text-digest.ts';

const TERMS = '# Terms\n\n## Scope\n\nAll.\n';
const TEXT =
  '# Rule\n\n[t](authority:terms#scope) [n](authority:none) [m](authority:terms#scpoe)\n\n# Rule\n\n[bad](authority:A%)\n';
const BEFORE: World = { published: { terms: [TERMS] } };

function checked(world: World = BEFORE): CheckedText {
  return { ...compiled(TEXT, world), textDigest: textDigest(TEXT) };
}

describe('a compiled text that is checked again', () => {
  it('finds the same while nothing changes, without reading the text', () => {
    const text = checked();
    expect(linksToRecheck(text).map(({ target }) => target)).toEqual([
      'authority:terms#scope',
      'authority:none',
      'authority:terms#scpoe',
    ]);
    expect(recheckText(text, factsOf(BEFORE))).toEqual({ references: text.references, findings: text.findings });
  });

  it('finds what broke and what was mended since', () => {
    const now: World = { published: { terms: [TERMS, '# Terms\n\n## Scpoe\n'], none: ['# None\n'] } };
    const { references, findings } = recheckText(checked(), factsOf(now));
    expect(references.map(({ target }) => target)).toEqual(['authority:none', 'authority:terms#scpoe']);
    expect(findings.map(({ code, target }) => `${code} ${target}`)).toEqual([
      'missing-section authority:terms#scope',
      'duplicate-anchor #rule',
      'malformed-link authority:A%',
    ]);
  });

  it('offers no fix for a link of which it does not know where its destination stands', () => {
    const world: World = { published: { terms: [TERMS], noon: ['# Noon\n'] } };
    const { findings } = recheckText(checked(), factsOf(world));
    const none = findings.find(({ target }) => target === 'authority:none');
    expect(none).toMatchObject({ candidates: [{ target: 'authority:noon' }], fix: null });
  });
});

describe('a published version with links that led nowhere', () => {
  it('has those findings while they do, and what is wrong with the text', () => {
    expect(checkVersion(checked(), factsOf(BEFORE))).toEqual(checked().findings);
  });

  it('has another error for one that leads somewhere by now: nothing is pinned there', () => {
    const before = checked();
    const now: World = { published: { terms: [TERMS], none: ['# None\n'] } };
    const findings = checkVersion(before, factsOf(now));
    expect(findings[0]).toMatchObject({
      code: 'suspect-link',
      severity: 'error',
      target: 'authority:none',
      guidance: 'Compile the draft and publish it again: that pins the link.',
    });
    const fingerprints = new Set(before.findings.map(({ fingerprint }) => fingerprint));
    expect(fingerprints.has(findings[0]?.fingerprint)).toBe(false);
    expect(findings.slice(1).every(({ fingerprint }) => fingerprints.has(fingerprint))).toBe(true);
  });
});
