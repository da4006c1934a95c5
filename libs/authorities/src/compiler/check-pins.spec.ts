import { describe, expect, it } from '@jest/globals';
import { checkPins } from './check-pins.ts';
import { compiled, factsOf } from './facts.fixtures.ts';
import type { World } from './facts.fixtures.ts';
import type { EvidenceFact } from './reference-facts.ts';
import { textDigest } from './text-digest.ts';

const TERMS = '# Terms\n\n## Scope\n\nAll of it.\n\n## Grant\n\nNone.\n';
const WITHOUT_SCOPE = TERMS.replace('## Scope', '## Scopes');
const OTHER_SCOPE = TERMS.replace('All of it.', 'A part of it.');
const OTHER_GRANT = TERMS.replace('None.', 'Some.');
const ROW: EvidenceFact = { kind: 'found', digest: 'a'.repeat(64), batch: 'b1', withdrawnIn: [] };

/** Pins of a text compiled in one world, checked in another. */
function checked(text: string, before: World, now: World) {
  const { references, sections, findings } = compiled(text, before);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return checkPins(references, { textDigest: textDigest(text), sections }, factsOf(now));
}

function terms(...texts: readonly string[]): World {
  return { published: { terms: texts } };
}

describe('pins of a published version', () => {
  const text = '# Own\n\n [a](authority:terms#scope) [b](evidence:holdings/H1) [c](authority:own#own)\n';
  const world = { ...terms(TERMS), evidence: { 'holdings/H1': ROW } };

  it('have no findings while nothing changes', () => {
    expect(checked(text, world, world)).toEqual([]);
  });

  it('are superseded when a newer version says the same', () => {
    expect(checked('[a](authority:terms#scope)', terms(TERMS), terms(TERMS, OTHER_GRANT))).toMatchObject([
      {
        code: 'superseded-version',
        severity: 'warning',
        line: 1,
        column: 1,
        reason:
          'Version 1 of "terms", to which the link was pinned, was superseded by version 2, and what is cited reads the same there.',
        fix: null,
      },
    ]);
  });

  it('are suspect when the section reads differently', () => {
    expect(checked(text, world, { ...world, ...terms(TERMS, OTHER_SCOPE) })).toMatchObject([
      {
        code: 'suspect-link',
        severity: 'warning',
        line: 3,
        column: 2,
        reason:
          'The section "scope" of "terms" reads differently in version 2 than in version 1, to which the link was pinned.',
      },
    ]);
  });

  it('are suspect when the authority cited as a whole reads differently anywhere', () => {
    expect(checked('[a](authority:terms)', terms(TERMS), terms(TERMS, OTHER_GRANT))).toMatchObject([
      { code: 'suspect-link', reason: expect.stringMatching(/^"terms" reads differently/) },
    ]);
  });

  it('are broken when the latest version has no such section any more', () => {
    expect(checked('[a](authority:terms#scope)', terms(TERMS), terms(TERMS, WITHOUT_SCOPE))).toMatchObject([
      {
        code: 'missing-section',
        severity: 'error',
        line: 1,
        column: 1,
        reason: 'Version 2 of "terms" has no section "scope".',
        candidates: [{ target: 'authority:terms#scopes' }],
        fix: { from: 4, to: 25, replacement: 'authority:terms#scopes' },
      },
    ]);
  });

  it('to a version written out stay sound, with a warning', () => {
    expect(checked('[a](authority:terms@1#scope)', terms(TERMS), terms(TERMS, WITHOUT_SCOPE))).toMatchObject([
      { code: 'superseded-version', severity: 'warning', fix: null },
    ]);
    expect(checked('[a](authority:terms@1#scope)', terms(TERMS), terms(TERMS, OTHER_GRANT))).toMatchObject([
      { code: 'superseded-version', fix: { replacement: 'authority:terms@2#scope' } },
    ]);
  });

  it('are broken when the authority is not found at all', () => {
    expect(checked('[a](authority:terms)', terms(TERMS), terms())).toMatchObject([
      { code: 'unknown-authority', severity: 'error', line: 1, column: 1 },
    ]);
  });

  it.each<[string, EvidenceFact, object]>([
    ['suspect', { ...ROW, digest: 'c'.repeat(64), batch: 'b2' }, { code: 'suspect-link', severity: 'warning' }],
    [
      'broken: as pinned, retracted',
      { ...ROW, digest: 'c'.repeat(64), batch: 'b0', withdrawnIn: ['b1'] },
      { code: 'retracted-evidence', severity: 'error', reason: expect.stringContaining('in batch b0 now') },
    ],
    ['broken: retracted', { kind: 'retracted', batch: 'b1' }, { code: 'retracted-evidence', severity: 'error' }],
    ['broken: no row', { kind: 'unknown-row', candidates: ['H2'] }, { code: 'unknown-row', severity: 'error' }],
    ['broken: no dataset', { kind: 'unknown-dataset', candidates: [] }, { code: 'unknown-dataset', severity: 'error' }],
  ])('to evidence are %s', (_name, fact, expected) => {
    expect(checked(text, world, { ...world, evidence: { 'holdings/H1': fact } })).toMatchObject([
      { line: 3, column: 29, target: 'evidence:holdings/H1', ...expected },
    ]);
  });

  it('to evidence are sound when a newer batch repeats the row', () => {
    const repeated = { 'holdings/H1': { ...ROW, batch: 'b9' } };
    expect(checked(text, world, { ...world, evidence: repeated })).toEqual([]);
  });

  it('to evidence are sound when what was pinned was retracted and stands the same in another batch', () => {
    const again = { 'holdings/H1': { ...ROW, batch: 'b0', withdrawnIn: ['b1'] } };
    expect(checked(text, world, { ...world, evidence: again })).toEqual([]);
  });

  it('to evidence that was retracted as pinned stay broken whatever was accepted', () => {
    const now = { ...ROW, digest: 'c'.repeat(64), batch: 'b0', withdrawnIn: ['b1'] };
    const accepted = { 'evidence:holdings/H1': now.digest };
    expect(checked(text, world, { ...world, evidence: { 'holdings/H1': now }, accepted })).toMatchObject([
      { code: 'retracted-evidence' },
    ]);
  });

  it('come in the order of the text', () => {
    const broken = { ...terms(TERMS, WITHOUT_SCOPE), evidence: {} };
    expect(checked(text, world, broken).map(({ code }) => code)).toEqual(['missing-section', 'unknown-row']);
  });
});
