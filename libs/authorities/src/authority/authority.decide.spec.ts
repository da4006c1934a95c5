import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { authorityDecider } from './authority.decide.ts';
import {
  BROKEN,
  compileCommand,
  compiledEvent,
  drafted,
  NOW,
  publishCommand,
  publishedEvent,
  revoked,
  ROW_PIN,
  SECTION,
  SKIP,
  skipped,
  TERMS_PIN,
  WARNING,
} from './authority.fixtures.ts';

const draft = {
  type: 'DraftAuthority' as const,
  authority: 'rule',
  title: 'Rule 2',
  text: '# Rule 2\n',
  basedOn: null,
};
const later = NOW + 1000;

describe('drafting', () => {
  it('begins an authority', () => {
    given(authorityDecider)
      .when({ ...draft, title: 'Rule 1', text: '# Rule 1\n' }, NOW + 1)
      .then(drafted(1));
  });

  it('gives the draft a new text and the next revision', () => {
    given(authorityDecider, [drafted(1)])
      .when(draft, NOW + 2)
      .then(drafted(2));
  });

  it('changes nothing with the same text, whatever it was based on', () => {
    given(authorityDecider, [drafted(1), drafted(2)])
      .when({ ...draft, basedOn: 1 }, later)
      .then();
  });

  it('goes back to an older text as a new revision', () => {
    given(authorityDecider, [drafted(1), drafted(2)])
      .when({ ...draft, title: 'Rule 1', text: '# Rule 1\n' }, NOW + 3)
      .then({ ...drafted(1), revision: 3, draftedAt: NOW + 3 });
  });

  it('remembers the revision it was based on', () => {
    given(authorityDecider, [drafted(1)])
      .when({ ...draft, basedOn: 1 }, NOW + 2)
      .then({ ...drafted(2), basedOn: 1 });
    given(authorityDecider)
      .when({ ...draft, basedOn: 0 }, NOW + 2)
      .then({ ...drafted(2), revision: 1, basedOn: 0 });
  });

  it.each([
    [0, 1],
    [1, 2],
    [3, 2],
  ])('based on revision %i is refused when the draft is at %i', (basedOn, revision) => {
    given(authorityDecider, revision === 1 ? [drafted(1)] : [drafted(1), drafted(2)])
      .when({ ...draft, text: 'other', basedOn }, later)
      .thenRejected('revision-mismatch', { authority: 'rule', basedOn, revision });
  });
});

describe('compiling', () => {
  it('records what was found', () => {
    given(authorityDecider, [drafted(1)])
      .when(compileCommand(1, { findings: [BROKEN] }), NOW + 100)
      .then(compiledEvent(1, { findings: [BROKEN] }));
  });

  it('that says the same again changes nothing, also when it was charged again', () => {
    given(authorityDecider, [drafted(1), compiledEvent(1)])
      .when(compileCommand(1, { charge: 'charge-2' }), later)
      .then();
  });

  it.each([
    ['sections', { sections: [] }],
    ['references', { references: [{ ...TERMS_PIN, version: 2 }, ROW_PIN] }],
    ['references less', { references: [TERMS_PIN] }],
    ['findings', { findings: [WARNING] }],
  ])('that says something else is recorded: %s', (_name, change) => {
    given(authorityDecider, [drafted(1), compiledEvent(1)])
      .when(compileCommand(1, change), NOW + 100)
      .then(compiledEvent(1, change));
  });

  it('of another revision is recorded even when it says the same', () => {
    given(authorityDecider, [drafted(1), compiledEvent(1), drafted(2)])
      .when(compileCommand(2), NOW + 100)
      .then(compiledEvent(2));
  });

  it('is refused where nothing was drafted', () => {
    given(authorityDecider).when(compileCommand(), later).thenRejected('not-found', { authority: 'rule' });
  });

  it('is refused when the draft moved on meanwhile', () => {
    given(authorityDecider, [drafted(1), drafted(2)])
      .when(compileCommand(1), later)
      .thenRejected('draft-moved-on', { handledRevision: 1, draftRevision: 2 });
  });
});

describe('publishing', () => {
  const compiled = [drafted(1), compiledEvent(1)];

  it('freezes the compiled draft as version 1', () => {
    given(authorityDecider, compiled)
      .when(publishCommand(), NOW + 200)
      .then(publishedEvent(1));
  });

  it('freezes the next draft as the next version', () => {
    given(authorityDecider, [...compiled, publishedEvent(1), drafted(2), compiledEvent(2)])
      .when(publishCommand(2), NOW + 200)
      .then(publishedEvent(2));
  });

  it('keeps warnings with the version', () => {
    given(authorityDecider, [drafted(1), compiledEvent(1, { findings: [WARNING] })])
      .when(publishCommand(1, { findings: [WARNING] }), NOW + 200)
      .then({ ...publishedEvent(1), findings: [WARNING] });
  });

  it('lets a skipped finding pass, and says so', () => {
    given(authorityDecider, [drafted(1), compiledEvent(1, { findings: [BROKEN] }), skipped()])
      .when(publishCommand(1, { findings: [BROKEN], allowSkips: true }), NOW + 200)
      .then({ ...publishedEvent(1), findings: [BROKEN], allowSkips: true, skips: [SKIP] });
  });

  it.each([
    ['it has ended', [skipped()], BROKEN, true, SKIP.expiresAt],
    ['it was revoked', [skipped(), revoked()], BROKEN, true, NOW + 200],
    ['the tenant allows none', [skipped()], BROKEN, false, NOW + 200],
    ['source or target changed', [skipped()], { ...BROKEN, fingerprint: '1'.repeat(64) }, true, NOW + 200],
  ] as const)('is refused for a skipped finding once %s', (_why, skips, finding, allowSkips, now) => {
    given(authorityDecider, [drafted(1), compiledEvent(1, { findings: [BROKEN] }), ...skips])
      .when(publishCommand(1, { findings: [finding], allowSkips }), now)
      .thenRejected('references-broken', { blocking: 1 });
  });

  it('makes a version of the same text when an error stands that did not, or no longer does', () => {
    const broken = [...compiled, publishedEvent(1), compiledEvent(1, { findings: [BROKEN] }), skipped()];
    given(authorityDecider, broken)
      .when(publishCommand(1, { findings: [BROKEN], allowSkips: true }), NOW + 200)
      .then({ ...publishedEvent(2, 1), findings: [BROKEN], allowSkips: true, skips: [SKIP] });
  });

  it('changes nothing with the same text and the same pins', () => {
    given(authorityDecider, [...compiled, publishedEvent(1)])
      .when(publishCommand(), later)
      .then();
    given(authorityDecider, [...compiled, publishedEvent(1), drafted(2), drafted(3, '# Rule 1\n'), compiledEvent(3)])
      .when(publishCommand(3), later)
      .then();
  });

  it('makes a version of the same text when it points at something else', () => {
    const references = [{ ...TERMS_PIN, version: 2 }, ROW_PIN];
    given(authorityDecider, [...compiled, publishedEvent(1), compiledEvent(1, { references })])
      .when(publishCommand(1, { references }), NOW + 200)
      .then({ ...publishedEvent(2, 1), references });
  });

  it('takes a row that a newer batch repeats for the same evidence', () => {
    const references = [TERMS_PIN, { ...ROW_PIN, batch: 'b2' }];
    given(authorityDecider, compiled)
      .when(publishCommand(1, { references }), NOW + 200)
      .then({ ...publishedEvent(1), references });
    given(authorityDecider, [...compiled, publishedEvent(1)])
      .when(publishCommand(1, { references }), later)
      .then();
  });

  it('is refused where nothing was drafted', () => {
    given(authorityDecider).when(publishCommand(), later).thenRejected('not-found', { authority: 'rule' });
  });

  it('is refused when the draft moved on meanwhile', () => {
    given(authorityDecider, [...compiled, drafted(2)])
      .when(publishCommand(1), later)
      .thenRejected('draft-moved-on', { handledRevision: 1, draftRevision: 2 });
  });

  it('is refused before the first compile, and when the last one was of an older revision', () => {
    given(authorityDecider, [drafted(1)])
      .when(publishCommand(1), later)
      .thenRejected('not-compiled', { draftRevision: 1, compiledRevision: null });
    given(authorityDecider, [...compiled, drafted(2)])
      .when(publishCommand(2), later)
      .thenRejected('not-compiled', { draftRevision: 2, compiledRevision: 1 });
  });

  it('is refused for what the compile found, with the findings and the way out', () => {
    const { decision } = given(authorityDecider, [drafted(1), compiledEvent(1, { findings: [BROKEN, WARNING] })]).when(
      publishCommand(),
      later,
    );
    expect(decision).toEqual({
      kind: 'rejected',
      events: [],
      rejection: {
        code: 'references-broken',
        message:
          '"rule" cannot be published: 1 finding blocks it. The first, in line 5, column 2: There is no authority "trems" in this tenant.',
        facts: { authority: 'rule', blocking: 1, warnings: 1, findings: [BROKEN] },
        lift: [
          {
            action: 'Take the suggested target, and compile the draft.',
            by: 'authorities:write',
            request: {
              method: 'POST',
              path: 'authorities/rule/fixes',
              body: { kind: 'retarget', target: 'authority:trems', to: 'authority:terms' },
            },
            also: [{ method: 'POST', path: 'authorities/rule/compile' }],
          },
          { action: 'Line 5, column 2: Point the link to authority:terms.', by: 'authorities:write' },
          { action: 'With every link mended, compile the draft and publish it.', by: 'authorities:compile' },
        ],
      },
    });
  });

  it('names skipping as a way out where the tenant allows it', () => {
    const { decision } = given(authorityDecider, [drafted(1), compiledEvent(1, { findings: [BROKEN] })]).when(
      publishCommand(1, { findings: [BROKEN], allowSkips: true }),
      later,
    );
    const skip: unknown = expect.objectContaining({ by: 'authorities:skip' });
    expect(decision).toMatchObject({ rejection: { lift: expect.arrayContaining([skip]) } });
  });

  it('is refused for what broke since the compile', () => {
    given(authorityDecider, compiled)
      .when(publishCommand(1, { references: [ROW_PIN], findings: [BROKEN] }), later)
      .thenRejected('references-broken', { blocking: 1, findings: [BROKEN] });
  });

  it('is refused for what broke even when that version is published already', () => {
    given(authorityDecider, [...compiled, publishedEvent(1)])
      .when(publishCommand(1, { references: [ROW_PIN], findings: [BROKEN] }), later)
      .thenRejected('references-broken');
  });

  it('shows 20 findings at most', () => {
    const findings = Array.from({ length: 30 }, (_, index) => ({ ...BROKEN, line: index + 1 }));
    const { decision } = given(authorityDecider, compiled).when(publishCommand(1, { findings }), later);
    expect(decision).toMatchObject({ rejection: { facts: { blocking: 30, findings: { length: 20 } } } });
  });

  it('is refused when a link points at something else than when it was compiled', () => {
    const references = [{ ...TERMS_PIN, version: 2, sectionDigest: 'e'.repeat(64) }, ROW_PIN];
    given(authorityDecider, compiled)
      .when(publishCommand(1, { references }), later)
      .thenRejected('compile-outdated', { changedLinks: 1, changed: ['authority:terms#scope'] });
    given(authorityDecider, compiled)
      .when(publishCommand(1, { references: [TERMS_PIN, { ...ROW_PIN, rowDigest: 'e'.repeat(64) }] }), later)
      .thenRejected('compile-outdated', { changed: ['evidence:holdings/H1'] });
  });
});

describe('the state', () => {
  it('knows which event holds the text of draft and versions', () => {
    const { state } = given(authorityDecider, [
      drafted(1),
      drafted(2),
      compiledEvent(2),
      publishedEvent(1, 2),
      drafted(3),
    ]);
    expect(state).toMatchObject({
      authority: 'rule',
      draft: { revision: 3, title: 'Rule 3', textAt: 4 },
      compiled: { draftRevision: 2, sections: [SECTION], tokens: 7 },
      versions: [{ version: 1, draftRevision: 2, title: 'Rule 2', textAt: 1 }],
      references: [TERMS_PIN, ROW_PIN],
      events: 5,
    });
  });

  it('holds no text', () => {
    const { state } = given(authorityDecider, [drafted(1, '# Secret text\n')]);
    expect(JSON.stringify(state)).not.toContain('Secret');
  });
});
