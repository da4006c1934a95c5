import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '@chancery/kernel';
import type { EpochMs, Json, JsonObject } from '@chancery/kernel';
import type { PinnedReference } from '../compiler/pinned-reference.ts';
import { authorityAggregate } from './authority.aggregate.ts';
import type { AuthorityCommand } from './authority.commands.ts';
import type { AuthorityEvent } from './authority.events.ts';
import { statusOf } from './authority.state.ts';
import type { Authority, AuthorityState } from './authority.state.ts';
import {
  acceptedEvent,
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
  skipCommand,
  skipped,
  TERMS_PIN,
  WARNING,
} from './authority.fixtures.ts';

const { decider, codec } = authorityAggregate;

function foldAll(events: readonly AuthorityEvent[]): AuthorityState {
  return fold<AuthorityState, AuthorityEvent>((before, event) => decider.evolve(before, event), null, events);
}

function stateAfter(...events: readonly AuthorityEvent[]): Authority {
  const state = foldAll(events);
  if (!state) throw new Error('No state');
  return state;
}

/** What an accepted command is answered on a history. */
function answerTo(command: AuthorityCommand, ...history: readonly AuthorityEvent[]) {
  const { events } = decider.decide(command, foldAll(history), NOW + 200);
  return authorityAggregate.answer(foldAll([...history, ...events]), events, command);
}

function timeOf(event: AuthorityEvent): EpochMs {
  switch (event.type) {
    case 'AuthorityDrafted':
      return event.draftedAt;
    case 'AuthorityCompiled':
      return event.compiledAt;
    case 'AuthorityPublished':
      return event.publishedAt;
    case 'FindingSkipped':
      return event.skip.skippedAt;
    case 'SkipRevoked':
      return event.revokedAt;
    case 'LinkAccepted':
      return event.acceptedAt;
  }
}

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const text = fc.string({ unit: 'binary' });
const reference: fc.Arbitrary<PinnedReference> = fc.oneof(
  fc.record({ target: text, sectionDigest: fc.option(digest) }).map((change) => ({ ...TERMS_PIN, ...change })),
  fc.record({ row: text, rowDigest: digest }).map((change) => ({ ...ROW_PIN, ...change })),
);
const anyEvent: fc.Arbitrary<AuthorityEvent> = fc.oneof(
  fc
    .record({ text, title: text, revision: fc.nat(), basedOn: fc.option(fc.nat()) })
    .map((change) => ({ ...drafted(), ...change })),
  fc
    .record({ references: fc.array(reference), tokens: fc.nat(), findings: fc.subarray([BROKEN, WARNING]) })
    .map((change) => compiledEvent(1, change)),
  fc
    .record({ version: fc.nat(), references: fc.array(reference) })
    .map((change) => ({ ...publishedEvent(), ...change })),
);

describe('stored events', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const { type, data } = codec.encode(event);
        expect(codec.decode(type, JSON.parse(JSON.stringify(data)) as JsonObject)).toEqual(event);
      }),
    );
  });

  it('have stable names', () => {
    expect([...codec.types].sort()).toEqual([
      'chancery.authorities.authority-compiled.v1',
      'chancery.authorities.authority-drafted.v1',
      'chancery.authorities.authority-published.v1',
      'chancery.authorities.finding-skipped.v1',
      'chancery.authorities.link-accepted.v1',
      'chancery.authorities.skip-revoked.v1',
    ]);
  });

  it('say the whole command: decided again it gives the same event', () => {
    const histories: readonly (readonly AuthorityEvent[])[] = [
      [drafted(1)],
      [drafted(1), { ...drafted(2), basedOn: 1 }],
      [drafted(1), { ...drafted(2), basedOn: 1, fix: { kind: 'retarget', target: 'a', to: 'b', edits: 1 } }],
      [drafted(1), compiledEvent(1, { findings: [WARNING] })],
      [drafted(1), compiledEvent(1), publishedEvent(1)],
      [drafted(1), compiledEvent(1, { findings: [BROKEN] }), skipped()],
      [drafted(1), compiledEvent(1, { findings: [BROKEN] }), skipped(), revoked()],
      [drafted(1), compiledEvent(1), acceptedEvent()],
      [
        ...[drafted(1), compiledEvent(1, { findings: [BROKEN], allowSkips: true }), skipped()],
        { ...publishedEvent(1), findings: [BROKEN], allowSkips: true, skips: [SKIP] },
      ],
    ];
    for (const history of histories) {
      const [last] = history.slice(-1);
      if (!last) throw new Error('An empty history');
      const command = authorityAggregate.commandFromEvents?.([last]) ?? null;
      const before = foldAll(history.slice(0, -1));
      expect(command && decider.decide(command, before, timeOf(last))).toEqual({ kind: 'accepted', events: [last] });
    }
    expect(authorityAggregate.commandFromEvents?.([])).toBeNull();
  });

  it('leave a state of plain JSON', () => {
    const state = stateAfter(drafted(1), compiledEvent(1, { findings: [BROKEN] }), publishedEvent(1));
    expect(JSON.parse(JSON.stringify(state)) as Json).toEqual(state);
  });
});

describe('answers', () => {
  const draft = {
    type: 'DraftAuthority' as const,
    authority: 'rule',
    title: 'Rule 1',
    text: '# Rule 1\n',
    basedOn: null,
  };

  it('to a draft say its revision, and whether it changed', () => {
    const { textDigest } = drafted(1);
    const answer = { authority: 'rule', revision: 1, title: 'Rule 1', textDigest };
    expect(answerTo(draft)).toEqual({ ...answer, changed: true });
    expect(answerTo(draft, drafted(1))).toEqual({ ...answer, changed: false });
  });

  it('to a compile give pins and findings, also when nothing was new', () => {
    const { charge: _charge, type: _type, ...said } = compileCommand(1, { findings: [BROKEN] });
    const answer = { ...said, publishable: false, skipped: [] };
    expect(answerTo(compileCommand(1, { findings: [BROKEN] }), drafted(1))).toEqual(answer);
    const again = compileCommand(1, { findings: [BROKEN, WARNING], allowSkips: true });
    expect(answerTo(again, drafted(1), compiledEvent(1, { findings: [BROKEN] }), skipped())).toMatchObject({
      publishable: true,
      skipped: [{ finding: BROKEN, skip: { skip: 's1', finding: BROKEN.fingerprint } }],
    });
    expect(answerTo(compileCommand(), drafted(1), compiledEvent())).toMatchObject({ publishable: true, findings: [] });
    expect(answerTo(compileCommand(1, { findings: [WARNING] }), drafted(1))).toMatchObject({ publishable: true });
  });

  it('to a publish give the version', () => {
    const said = {
      authority: 'rule',
      version: 1,
      draftRevision: 1,
      title: 'Rule 1',
      textDigest: drafted(1).textDigest,
      sections: [SECTION],
      references: [TERMS_PIN, ROW_PIN],
      findings: [WARNING],
    };
    expect(answerTo(publishCommand(1, { findings: [WARNING] }), drafted(1), compiledEvent())).toEqual({
      ...said,
      publishedAt: '2026-11-23T12:00:00.200Z',
    });
    expect(answerTo(publishCommand(), drafted(1), compiledEvent(), publishedEvent())).toMatchObject({ version: 1 });
  });
});

describe('answers about findings', () => {
  const broken = [drafted(1), compiledEvent(1, { findings: [BROKEN] })];

  it('to a skip show it, and to its end', () => {
    expect(answerTo(skipCommand(), ...broken)).toEqual({
      authority: 'rule',
      skip: 's1',
      finding: BROKEN.fingerprint,
      code: 'unknown-authority',
      target: 'authority:trems',
      line: 5,
      column: 2,
      reason: BROKEN.reason,
      category: 'external-source',
      justification: SKIP.justification,
      owner: 'eu_aowner',
      expiresAt: '2026-11-23T12:00:10.000Z',
      skippedAt: '2026-11-23T12:00:00.200Z',
    });
    const revoke = { type: 'RevokeSkip' as const, authority: 'rule', skip: 's1', reason: 'It was mended.' };
    expect(answerTo(revoke, ...broken, skipped())).toEqual({ authority: 'rule', skip: 's1', revoked: true });
  });

  it('to an accepted link say with what', () => {
    const { target, digest } = acceptedEvent();
    const accept = { type: 'AcceptLink' as const, authority: 'rule', target, digest, present: digest };
    const answer = { authority: 'rule', target, digest };
    expect(answerTo(accept, drafted(1), compiledEvent())).toEqual({ ...answer, changed: true });
    expect(answerTo(accept, drafted(1), compiledEvent(), acceptedEvent())).toEqual({ ...answer, changed: false });
  });
});

describe('the status', () => {
  it.each([
    ['draft', [drafted(1)]],
    ['compiled', [drafted(1), compiledEvent(1, { findings: [WARNING] })]],
    ['broken', [drafted(1), compiledEvent(1, { findings: [BROKEN] })]],
    ['published', [drafted(1), compiledEvent(1), publishedEvent(1)]],
    ['draft', [drafted(1), compiledEvent(1), publishedEvent(1), drafted(2)]],
    ['compiled', [drafted(1), compiledEvent(1), publishedEvent(1), drafted(2), compiledEvent(2)]],
    ['broken', [drafted(1), compiledEvent(1), publishedEvent(1), compiledEvent(1, { findings: [BROKEN] })]],
  ] as const)('is %s', (status, events) => {
    expect(statusOf(stateAfter(...events), [])).toBe(status);
  });
});
