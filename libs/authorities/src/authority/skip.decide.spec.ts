import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { authorityDecider } from './authority.decide.ts';
import type { AuthorityEvent } from './authority.events.ts';
import {
  acceptedEvent,
  BROKEN,
  compiledEvent,
  drafted,
  NOW,
  publishedEvent,
  revoked,
  ROW_PIN,
  SKIP,
  skipCommand,
  skipped,
  TERMS_PIN,
} from './authority.fixtures.ts';
import { MAX_SKIPS } from './skip.decide.ts';

const broken: readonly AuthorityEvent[] = [drafted(1), compiledEvent(1, { findings: [BROKEN] })];
const at = SKIP.skippedAt;

describe('skipping a finding', () => {
  it('records the finding, why, who answers for it and until when', () => {
    given(authorityDecider, broken).when(skipCommand(), at).then(skipped());
  });

  it('counts the skips of the authority', () => {
    given(authorityDecider, [...broken, skipped(), revoked()])
      .when(skipCommand(), at)
      .then(skipped({ skip: 's2' }));
  });

  it('again takes the place of the skip before', () => {
    const { state } = given(authorityDecider, [...broken, skipped(), skipped({ skip: 's2', expiresAt: NOW + 20_000 })]);
    expect(state?.skips).toEqual([{ ...SKIP, skip: 's2', expiresAt: NOW + 20_000 }]);
  });

  it('forgets those past their end', () => {
    const finding = { ...SKIP.finding, fingerprint: '2'.repeat(64) };
    const late = skipped({ skip: 's2', finding, skippedAt: SKIP.expiresAt });
    expect(given(authorityDecider, [...broken, skipped(), late]).state?.skips).toEqual([late.skip]);
  });

  it.each([
    ['not-found', [], {}],
    ['skips-not-allowed', broken, { allowSkips: false }],
    ['finding-not-found', broken, { finding: null }],
    ['finding-does-not-block', broken, { blocks: false }],
    ['skip-end-not-ahead', broken, { expiresAt: at }],
  ] as const)('is refused: %s', (code, events, change) => {
    given(authorityDecider, events).when(skipCommand(change), at).thenRejected(code, { authority: 'rule' });
  });

  it.each([
    ['nineteen characters', 'x'.repeat(19), 19],
    ['blanks', `  a${' '.repeat(40)}b  `, 3],
    ['characters of two code units', '\u{1F4DC}'.repeat(19), 19],
  ])('is refused with %s of justification', (_name, justification, characters) => {
    given(authorityDecider, broken)
      .when(skipCommand({ justification }), at)
      .thenRejected('skip-justification-too-short', { characters, required: 20 });
  });

  it('passes with twenty characters, and with the end a moment ahead', () => {
    const change = { justification: 'x'.repeat(20), expiresAt: at + 1 };
    given(authorityDecider, broken).when(skipCommand(change), at).then(skipped(change));
  });

  it('is refused beyond the most there may be, save for a finding that is skipped already', () => {
    const many = Array.from({ length: MAX_SKIPS }, (_, index) =>
      skipped({ skip: `s${index + 1}`, finding: { ...SKIP.finding, fingerprint: String(index).padStart(64, '0') } }),
    );
    given(authorityDecider, [...broken, ...many])
      .when(skipCommand(), at)
      .thenRejected('skips-too-many', { limit: MAX_SKIPS, oldest: ['s1', 's2', 's3'] });
    given(authorityDecider, [...broken, ...many.slice(1), skipped()])
      .when(skipCommand(), at)
      .then(skipped({ skip: `s${MAX_SKIPS + 1}` }));
  });
});

describe('revoking a skip', () => {
  const revoke = { type: 'RevokeSkip' as const, authority: 'rule', skip: 's1', reason: 'It was mended.' };

  it('ends it', () => {
    given(authorityDecider, [...broken, skipped()])
      .when(revoke, NOW + 160)
      .then(revoked());
    expect(given(authorityDecider, [...broken, skipped(), revoked()]).state?.skips).toEqual([]);
  });

  it.each([
    ['it never was', broken, NOW + 160],
    ['it was revoked', [...broken, skipped(), revoked()], NOW + 170],
    ['it has ended', [...broken, skipped()], SKIP.expiresAt],
  ] as const)('is refused when %s', (_why, events, now) => {
    given(authorityDecider, events).when(revoke, now).thenRejected('skip-not-in-force', { skip: 's1', inForce: [] });
  });

  it('is refused where nothing was drafted', () => {
    given(authorityDecider).when(revoke, NOW).thenRejected('not-found');
  });
});

describe('accepting a link', () => {
  const compiled = [drafted(1), compiledEvent(1)];
  const { target, digest } = acceptedEvent();
  const accept = { type: 'AcceptLink' as const, authority: 'rule', target, digest, present: digest };

  it('records what was read, and what was accepted before', () => {
    given(authorityDecider, compiled)
      .when(accept, NOW + 170)
      .then(acceptedEvent());
  });

  it('changes nothing when it is accepted with that already', () => {
    given(authorityDecider, [...compiled, acceptedEvent()])
      .when(accept, NOW + 200)
      .then();
    const asWritten = { ...accept, digest: TERMS_PIN.sectionDigest ?? '', present: TERMS_PIN.sectionDigest };
    given(authorityDecider, compiled)
      .when(asWritten, NOW + 200)
      .then();
  });

  it('is refused when something else is there than what was read', () => {
    given(authorityDecider, compiled)
      .when({ ...accept, present: '9'.repeat(64) }, NOW + 170)
      .thenRejected('target-changed', { target, read: digest, present: '9'.repeat(64) });
    given(authorityDecider, compiled)
      .when({ ...accept, present: null }, NOW + 170)
      .thenRejected('target-changed', { present: null });
  });

  it('is refused where there is no such link, or no authority', () => {
    given(authorityDecider, compiled)
      .when({ ...accept, target: 'authority:else' }, NOW + 170)
      .thenRejected('link-not-found', { target: 'authority:else' });
    given(authorityDecider, compiled)
      .when({ ...accept, target: 'constructor' }, NOW + 170)
      .thenRejected('link-not-found');
    given(authorityDecider).when(accept, NOW).thenRejected('not-found');
  });
});

describe('what links are accepted with', () => {
  const moved = { ...TERMS_PIN, version: 2, sectionDigest: 'e'.repeat(64) };
  const accepted = (...events: readonly AuthorityEvent[]) => given(authorityDecider, events).state?.accepted;

  it('is what they cite when they are written first, not what a later compile pins', () => {
    const written = { [TERMS_PIN.target]: 'c'.repeat(64), [ROW_PIN.target]: 'd'.repeat(64) };
    expect(accepted(drafted(1), compiledEvent(1))).toEqual(written);
    expect(accepted(drafted(1), compiledEvent(1), compiledEvent(1, { references: [moved, ROW_PIN] }))).toEqual(written);
    expect(accepted(drafted(1), compiledEvent(1), acceptedEvent())).toMatchObject({
      [TERMS_PIN.target]: moved.sectionDigest,
    });
  });

  it('is forgotten with a link that neither draft nor version has, and remembered with one that a version has', () => {
    const without = compiledEvent(1, { references: [ROW_PIN] });
    expect(accepted(drafted(1), compiledEvent(1), without)).toEqual({ [ROW_PIN.target]: 'd'.repeat(64) });
    expect(accepted(drafted(1), compiledEvent(1), publishedEvent(1), acceptedEvent(), without)).toEqual({
      [TERMS_PIN.target]: 'e'.repeat(64),
      [ROW_PIN.target]: 'd'.repeat(64),
    });
  });
});
