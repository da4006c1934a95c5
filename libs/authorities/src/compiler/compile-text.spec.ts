import { describe, expect, it } from '@jest/globals';
import { compiled, factsOf, versionOf } from './facts.fixtures.ts';
import type { World } from './facts.fixtures.ts';
import type { Finding, Fix } from './finding.ts';
import { resolveLinks } from './resolve.ts';
import { textDigest } from './text-digest.ts';

const FINGERPRINT: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);

const TERMS = '# Terms\n\n## Scope\n\nAll of it.\n\n## Redistribution\n\nNone.\n';
const H1 = { kind: 'found', digest: '1'.repeat(64), batch: 'b1', withdrawnIn: [] } as const;

function findingsOf(text: string, world?: World): readonly Finding[] {
  return compiled(text, world).findings;
}

function onlyFinding(text: string, world?: World): Finding {
  const [finding, ...more] = findingsOf(text, world);
  if (!finding || more.length > 0) throw new Error(`Expected one finding, found ${JSON.stringify([finding, ...more])}`);
  return finding;
}

function applied(text: string, fix: Fix | null): string | null {
  return fix && text.slice(0, fix.from) + fix.replacement + text.slice(fix.to);
}

describe('links that resolve', () => {
  it('are pinned to version, text and section', () => {
    const text = '# Own\n\nSee [it](authority:terms#scope), [all](authority:terms@1).\n';
    const world = { published: { terms: [TERMS] } };
    const { textDigest, sections } = versionOf(TERMS, 1);
    expect(compiled(text, world)).toMatchObject({
      findings: [],
      references: [
        {
          kind: 'authority',
          authority: 'terms',
          version: 1,
          followsLatest: true,
          anchor: 'scope',
          textDigest,
          sectionDigest: sections[1]?.digest,
          ...{ target: 'authority:terms#scope', line: 3, column: 5, from: 16, to: 37 },
        },
        {
          ...{ authority: 'terms', version: 1, followsLatest: false, anchor: null, sectionDigest: null },
          ...{ line: 3, column: 34 },
        },
      ],
    });
  });

  it('follow the latest version unless they name one', () => {
    const changed = TERMS.replace('None.', 'Some.');
    const world = { published: { terms: [TERMS, changed] } };
    expect(compiled('[a](authority:terms#redistribution)', world).references).toMatchObject([
      { version: 2, sectionDigest: versionOf(changed, 2).sections[2]?.digest },
    ]);
  });

  it('to sections of the own text are pinned to these', () => {
    const { references, findings, sections } = compiled(
      '# Own\n\n## A\n\n[a](authority:own#a) [b](authority:#a) [c](authority:own)',
    );
    expect(findings).toEqual([]);
    const digest = sections[1]?.digest;
    expect(references).toMatchObject([
      { kind: 'own-section', anchor: 'a', sectionDigest: digest },
      { kind: 'own-section', anchor: 'a', sectionDigest: digest },
      { kind: 'own-section', anchor: null, sectionDigest: null },
    ]);
  });

  it('to an earlier version of the own authority are pinned like any other', () => {
    const world = { published: { own: ['# Own\n\n## Old\n'] } };
    expect(compiled('# Own\n\n[a](authority:own@1#old)', world)).toMatchObject({
      references: [{ kind: 'authority', authority: 'own', version: 1, anchor: 'old' }],
      findings: [],
    });
  });

  it('to evidence are pinned to row digest and batch', () => {
    const world = { evidence: { 'holdings/H1': H1 } };
    const text = '[a](evidence:holdings/H1) [b](evidence://eu_tone/holdings/H1)';
    expect(compiled(text, world)).toMatchObject({
      references: [
        { kind: 'evidence', dataset: 'holdings', row: 'H1', rowDigest: H1.digest, batch: 'b1', line: 1, column: 1 },
        { kind: 'evidence', dataset: 'holdings', row: 'H1', rowDigest: H1.digest, batch: 'b1', line: 1, column: 27 },
      ],
      findings: [],
    });
  });
});

describe('findings', () => {
  it('unknown-authority, with candidates and the obvious one as a fix', () => {
    const text = '# Own\n\nAs in\n- [it](authority:trems#scope)\n';
    const finding = onlyFinding(text, { published: { terms: [TERMS], holdings: [] } });
    expect(finding).toEqual({
      code: 'unknown-authority',
      severity: 'error',
      line: 4,
      column: 3,
      target: 'authority:trems#scope',
      reason: 'There is no authority "trems" in this tenant.',
      guidance: 'Point the link to authority:terms#scope, or write and publish "trems", or remove the link.',
      candidates: [{ target: 'authority:terms#scope', title: 'Title of terms' }],
      fix: { from: 20, to: 41, replacement: 'authority:terms#scope' },
      fingerprint: FINGERPRINT,
    });
    expect(findingsOf(applied(text, finding.fix) ?? '', { published: { terms: [TERMS] } })).toEqual([]);
  });

  it('unknown-authority without anything like it', () => {
    expect(onlyFinding('[a](authority:abc)', { published: { holdings: [] } })).toMatchObject({
      guidance: 'Write and publish "abc", or remove the link.',
      candidates: [],
      fix: null,
    });
  });

  it('unpublished-authority: a draft only', () => {
    expect(onlyFinding('a [b](authority:terms)', { published: { terms: [] } })).toEqual({
      code: 'unpublished-authority',
      severity: 'error',
      line: 1,
      column: 3,
      target: 'authority:terms',
      reason: '"terms" has a draft, but no version of it was published.',
      guidance: 'Publish "terms" first, then compile again.',
      candidates: [],
      fix: null,
      fingerprint: FINGERPRINT,
    });
  });

  it('unpublished-authority: a version that never was', () => {
    expect(onlyFinding('a\n [b](authority:terms@7#scope)', { published: { terms: [TERMS] } })).toMatchObject({
      code: 'unpublished-authority',
      severity: 'error',
      line: 2,
      column: 2,
      reason: '"terms" has no version 7; the latest is 1.',
      candidates: [{ target: 'authority:terms@1#scope', title: 'Version 1' }],
      fix: null,
    });
  });

  it('missing-section, with candidates of that version', () => {
    const text = 'See [x](authority:terms#redistributoin).';
    const finding = onlyFinding(text, { published: { terms: [TERMS] } });
    expect(finding).toEqual({
      code: 'missing-section',
      severity: 'error',
      line: 1,
      column: 5,
      target: 'authority:terms#redistributoin',
      reason: 'Version 1 of "terms" has no section "redistributoin".',
      guidance: 'Point the link to authority:terms#redistribution, or link to "terms" as a whole.',
      candidates: [{ target: 'authority:terms#redistribution', title: 'Redistribution' }],
      fix: { from: 8, to: 38, replacement: 'authority:terms#redistribution' },
      fingerprint: FINGERPRINT,
    });
  });

  it('missing-section of the own text', () => {
    expect(onlyFinding('# Own\n\n## Scope\n\n\n[x](authority:own#scpoe)')).toMatchObject({
      code: 'missing-section',
      severity: 'error',
      line: 6,
      column: 1,
      reason: 'This text of "own" has no section "scpoe".',
      candidates: [{ target: 'authority:own#scope', title: 'Scope' }],
      fix: { replacement: 'authority:own#scope' },
    });
  });

  it('superseded-version, with a fix where the section reads the same', () => {
    const text = '[x](authority:terms@1#scope)';
    const world = { published: { terms: [TERMS, TERMS.replace('None.', 'Some.')] } };
    const finding = onlyFinding(text, world);
    expect(finding).toMatchObject({
      code: 'superseded-version',
      severity: 'warning',
      line: 1,
      column: 1,
      reason: 'Version 1 of "terms" was superseded; the latest is 2, and what is cited reads the same there.',
      candidates: [{ target: 'authority:terms@2#scope', title: 'Version 2' }],
    });
    expect(findingsOf(applied(text, finding.fix) ?? '', world)).toEqual([]);
    expect(compiled(text, world).references).toMatchObject([{ version: 1 }]);
  });

  it('superseded-version without a fix where the section changed, the text changed, or the section is gone', () => {
    const world = { published: { terms: [TERMS, TERMS.replace('## Redistribution\n\nNone.', '## Other')] } };
    expect(onlyFinding('[x](authority:terms@1)', world)).toMatchObject({
      code: 'superseded-version',
      reason: 'Version 1 of "terms" was superseded; the latest is 2.',
      candidates: [{ target: 'authority:terms@2' }],
      fix: null,
    });
    expect(onlyFinding('[x](authority:terms@1#redistribution)', world)).toMatchObject({
      code: 'superseded-version',
      reason: 'Version 1 of "terms" was superseded; the latest is 2, which has no section "redistribution".',
      candidates: [],
      fix: null,
    });
  });

  it('unknown-row, with the candidates of the dataset and never a fix', () => {
    const evidence = { 'holdings/H11': { kind: 'unknown-row', candidates: ['H1', 'H12'] } } as const;
    expect(onlyFinding('x\n\n  [y](evidence:holdings/H11)', { evidence })).toEqual({
      code: 'unknown-row',
      severity: 'error',
      line: 3,
      column: 3,
      target: 'evidence:holdings/H11',
      reason: 'The dataset "holdings" has no row "H11".',
      guidance:
        'If one of evidence:holdings/H1, evidence:holdings/H12 is meant, cite that; otherwise ingest a batch that has the row "H11", or remove the link.',
      candidates: [
        { target: 'evidence:holdings/H1', title: 'evidence:holdings/H1' },
        { target: 'evidence:holdings/H12', title: 'evidence:holdings/H12' },
      ],
      fix: null,
      fingerprint: FINGERPRINT,
    });
  });

  it('unknown-row where nobody looked', () => {
    expect(onlyFinding('[y](evidence:holdings/H1)')).toMatchObject({ code: 'unknown-row', candidates: [] });
  });

  it('unknown-dataset', () => {
    const evidence = { 'holding/H1': { kind: 'unknown-dataset', candidates: ['holdings'] } } as const;
    expect(onlyFinding('[y](evidence:holding/H1)', { evidence })).toMatchObject({
      code: 'unknown-dataset',
      severity: 'error',
      line: 1,
      column: 1,
      reason: 'There is no dataset "holding" in this tenant.',
      candidates: [{ target: 'evidence:holdings/H1' }],
      fix: null,
    });
    const none = { 'holding/H1': { kind: 'unknown-dataset', candidates: [] } } as const;
    expect(onlyFinding('[y](evidence:holding/H1)', { evidence: none }).guidance).toBe(
      'Ingest the dataset "holding", or remove the link.',
    );
  });

  it('unknown-dataset: the evidence of another tenant of the plane', () => {
    expect(onlyFinding('[y](evidence://eu_tother/holdings/H1)')).toMatchObject({
      code: 'unknown-dataset',
      reason: 'The evidence belongs to the tenant eu_tother; an authority can cite evidence of its own tenant only.',
    });
  });

  it('evidence-outside-plane', () => {
    expect(onlyFinding('abc [y](evidence://us_tother/holdings/H1)')).toMatchObject({
      code: 'evidence-outside-plane',
      severity: 'error',
      line: 1,
      column: 5,
      reason:
        'The evidence belongs to the tenant us_tother of the plane "us", and this authority to the plane "eu": bytes do not cross planes.',
      candidates: [],
      fix: null,
    });
  });

  it('retracted-evidence', () => {
    const evidence = { 'holdings/H1': { kind: 'retracted', batch: 'b7' } } as const;
    expect(onlyFinding('\n\n[y](evidence:holdings/H1)', { evidence })).toMatchObject({
      code: 'retracted-evidence',
      severity: 'error',
      line: 3,
      column: 1,
      reason: 'The row "H1" of the dataset "holdings" was retracted; history keeps it in batch b7.',
    });
  });

  it('malformed-link: a destination that names nothing', () => {
    expect(onlyFinding('x [y](authority:Terms#scope)')).toMatchObject({
      code: 'malformed-link',
      severity: 'error',
      line: 1,
      column: 3,
      target: 'authority:Terms#scope',
      reason:
        'The link "authority:Terms#scope" names "Terms", which is no authority ID (a letter, then letters, digits or _; lower case).',
      candidates: [],
      fix: null,
    });
  });

  it('malformed-link: a scheme in another case, with a fix', () => {
    const text = '[y](Authority:terms)';
    const finding = onlyFinding(text);
    expect(finding).toMatchObject({ code: 'malformed-link', guidance: 'Write authority:terms.' });
    expect(applied(text, finding.fix)).toBe('[y](authority:terms)');
  });

  it('malformed-link: an image, and what Markdown does not read as a link', () => {
    expect(findingsOf('![y](evidence:a/b)\n[y](evidence:a/b c)')).toMatchObject([
      {
        code: 'malformed-link',
        line: 1,
        column: 1,
        reason: 'The link "evidence:a/b" is an image, which cannot cite anything.',
      },
      { code: 'malformed-link', line: 2, column: 1, target: 'evidence:a/b c', fix: null },
    ]);
  });

  it('malformed-link: shows no more than the beginning of a long one', () => {
    const finding = onlyFinding(`[y](authority:${'x'.repeat(5000)})`);
    expect(finding.target).toHaveLength(300);
    expect(finding.reason.length).toBeLessThan(200);
  });

  it('duplicate-anchor, with a free anchor as a fix', () => {
    const text = '# Own\n\n## A\n\n### Scope\n\n## B\n\n  ### Scope ###\n\n### Scope\n';
    const [first, second, ...more] = findingsOf(text);
    expect(more).toEqual([]);
    expect(first).toEqual({
      code: 'duplicate-anchor',
      severity: 'error',
      line: 9,
      column: 3,
      target: '#scope',
      reason: 'The heading "Scope" has the anchor "scope", as has the heading in line 5: links to it are ambiguous.',
      guidance: 'Give this heading an anchor of its own, for example "Scope {#b-scope}".',
      candidates: [
        { target: '#b-scope', title: 'Scope' },
        { target: '#scope-2', title: 'Scope' },
      ],
      fix: { from: 41, to: 41, replacement: ' {#b-scope}' },
      fingerprint: FINGERPRINT,
    });
    expect(second).toMatchObject({ line: 11, column: 1, fix: { replacement: ' {#scope-2}' } });
    const fixed = applied(applied(text, second?.fix ?? null) ?? '', first?.fix ?? null) ?? '';
    expect(compiled(fixed)).toMatchObject({ findings: [] });
    expect(compiled(fixed).sections.map(({ anchor }) => anchor)).toEqual([
      'own',
      'a',
      'scope',
      'b',
      'b-scope',
      'scope-2',
    ]);
  });

  it('duplicate-anchor without a fix where the anchor is written out', () => {
    expect(onlyFinding('# A {#x}\n\n# B {#x}\n')).toMatchObject({
      code: 'duplicate-anchor',
      line: 3,
      column: 1,
      fix: null,
    });
  });

  it('cycle: a warning at the first link of the way back', () => {
    const world: World = {
      published: { a: [TERMS], b: [TERMS], c: [TERMS] },
      linksOf: { a: ['b', 'x'], b: ['own'], c: ['x'], x: [] },
    };
    const text = '[c](authority:c)\n\n[a](authority:a) [a](authority:a#scope)\n\n[b](authority:b)';
    const { findings, references } = compiled(text, world);
    expect(findings).toMatchObject([
      { code: 'cycle', severity: 'warning', line: 3, column: 1, target: 'authority:a' },
      {
        code: 'cycle',
        severity: 'warning',
        line: 5,
        column: 1,
        reason: 'These authorities refer to one another: own → b → own.',
      },
    ]);
    expect(findings[0]?.reason).toBe('These authorities refer to one another: own → a → b → own.');
    expect(references).toHaveLength(4);
  });

  it('cycle: not for links within one text', () => {
    expect(findingsOf('# A\n\n[a](authority:own#a)', { linksOf: { own: ['own'] } })).toEqual([]);
  });

  it('come in the order of the text', () => {
    const text = '# A\n\n[x](authority:zzz) [y](evidence:a/b)\n\n# A\n\n[z](authority:own#none)\n';
    expect(findingsOf(text).map(({ code, line, column }) => `${line}:${column} ${code}`)).toEqual([
      '3:1 unknown-authority',
      '3:20 unknown-row',
      '5:1 duplicate-anchor',
      '7:1 missing-section',
    ]);
  });

  it('are all there when there are more broken links than candidates are looked for', () => {
    const text = Array.from({ length: 130 }, (_, index) => `[x](authority:terms_${index})`).join(' ');
    const findings = findingsOf(text, { published: { terms: [] } });
    expect(findings).toHaveLength(130);
    expect(findings.filter(({ candidates }) => candidates.length > 0)).toHaveLength(100);
    expect(findings.at(-1)).toMatchObject({ code: 'unknown-authority', candidates: [], fix: null });
    // The same misspelling again costs nothing.
    const repeated = findingsOf('[x](authority:trems) '.repeat(130), { published: { terms: [] } });
    expect(repeated.filter(({ candidates }) => candidates.length > 0)).toHaveLength(130);
  });
});

it('resolving the pins of a text again gives the same pins', () => {
  const world: World = { published: { terms: [TERMS, TERMS] }, evidence: { 'holdings/H1': H1 } };
  const text =
    '# A\n\n[a](authority:terms#scope) [b](evidence:holdings/H1) [c](authority:own#a) [d](authority:terms@1)';
  const { references, sections, findings } = compiled(text, world);
  const links = references.map((pin) => ({ ...pin, flaw: null }));
  expect(references).toHaveLength(4);
  expect(resolveLinks(links, { textDigest: textDigest(text), sections }, factsOf(world))).toEqual({
    references,
    findings,
  });
});
