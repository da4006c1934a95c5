import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TenantId } from '@chancery/kernel';
import { formatTarget, parseTarget } from './reference-target.ts';
import type { ReferenceTarget } from './reference-target.ts';

describe('destinations', () => {
  it.each([
    ['authority:terms', { authority: 'terms', version: null, anchor: null }],
    ['authority:terms#scope', { authority: 'terms', version: null, anchor: 'scope' }],
    ['authority:terms@12#scope', { authority: 'terms', version: 12, anchor: 'scope' }],
    ['authority:terms@1', { authority: 'terms', version: 1, anchor: null }],
    ['authority:#scope', { authority: null, version: null, anchor: 'scope' }],
    ['authority:terms#%C3%BCber', { authority: 'terms', version: null, anchor: 'über' }],
    ['authority:terms#u\u0308ber', { authority: 'terms', version: null, anchor: 'über' }],
  ])('%s is an authority', (target, expected) => {
    expect(parseTarget(target)).toEqual({ kind: 'authority', ...expected });
  });

  it.each([
    ['evidence:holdings/H1', { tenant: null, dataset: 'holdings', row: 'H1' }],
    ['evidence:holdings/a/b:c.d', { tenant: null, dataset: 'holdings', row: 'a/b:c.d' }],
    ['evidence:holdings/a%28b', { tenant: null, dataset: 'holdings', row: 'a(b' }],
    ['evidence://us_tone/holdings/H1', { tenant: 'us_tone', dataset: 'holdings', row: 'H1' }],
  ])('%s is evidence', (target, expected) => {
    expect(parseTarget(target)).toEqual({ kind: 'evidence', ...expected });
  });

  it.each([
    ['authority:', 'names no authority'],
    ['authority:@2#a', 'names no authority'],
    ['authority:Terms', 'no authority ID'],
    ['authority:a-b', 'no authority ID'],
    ['authority:terms@0', 'the version "0"'],
    ['authority:terms@latest', 'the version "latest"'],
    ['authority:terms@', 'the version ""'],
    ['authority:terms#', 'the section ""'],
    ['authority:terms#a b', 'the section "a b"'],
    ['authority:terms#a_b', 'the section "a_b"'],
    ['authority:te%rms', '"%"'],
    ['evidence:holdings', 'names no row'],
    ['evidence:holdings/', 'names no row'],
    ['evidence:Holdings/1', 'no dataset'],
    ['evidence:/1', 'no dataset'],
    ['evidence:holdings/a%20b', 'blanks'],
    ['evidence://nowhere/holdings/1', 'no tenant ID'],
    [`evidence:holdings/${'1'.repeat(300)}`, 'longer than 300'],
  ])('%s is malformed', (target, problem) => {
    const parsed = parseTarget(target);
    expect(parsed).toMatchObject({ kind: 'malformed', wellWritten: null });
    expect(parsed.kind === 'malformed' && parsed.problem).toContain(problem);
  });

  it('with a scheme in another case can be written well', () => {
    expect(parseTarget('Authority:terms#a')).toMatchObject({ kind: 'malformed', wellWritten: 'authority:terms#a' });
    expect(parseTarget('EVIDENCE:a/b')).toMatchObject({ kind: 'malformed', wellWritten: 'evidence:a/b' });
  });

  it('are read as they were formatted', () => {
    const slug = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
    const authority: fc.Arbitrary<ReferenceTarget> = fc.record({
      kind: fc.constant('authority' as const),
      authority: slug,
      version: fc.option(fc.integer({ min: 1, max: 999_999 }), { nil: null }),
      anchor: fc.option(
        fc.stringMatching(/^[\p{L}\p{N}-]{1,20}$/u).map((anchor) => anchor.normalize('NFC')),
        { nil: null },
      ),
    });
    const evidence: fc.Arbitrary<ReferenceTarget> = fc.record({
      kind: fc.constant('evidence' as const),
      tenant: fc.option(fc.constant('us_tone' as TenantId), { nil: null }),
      dataset: slug,
      row: fc.stringMatching(/^[!-~]{1,40}$/).filter((row) => !row.startsWith('/')),
    });
    fc.assert(
      fc.property(fc.oneof(authority, evidence), (target) => {
        expect(parseTarget(formatTarget(target))).toEqual(target);
      }),
    );
  });

  it('are read whatever they are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('authority:', 'evidence:', 'Evidence:'),
        fc.string({ unit: 'binary' }),
        (scheme, rest) => {
          expect(['authority', 'evidence', 'malformed']).toContain(parseTarget(scheme + rest).kind);
        },
      ),
    );
  });
});
