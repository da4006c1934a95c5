import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Decision } from '@chancery/kernel';
import { factsOf } from '../compiler/facts.fixtures.ts';
import { compileText } from '../compiler/compile-text.ts';
import { blocking } from '../compiler/finding.ts';
import type { Finding } from '../compiler/finding.ts';
import { parseAuthority } from '../compiler/parse-authority.ts';
import { recheckText } from '../compiler/recheck-text.ts';
import type { EvidenceFact, ReferenceFacts } from '../compiler/reference-facts.ts';
import { textDigest } from '../compiler/text-digest.ts';
import type { CompileAnswer } from '../contract/authority-answers.ts';
import { authorityAggregate } from './authority.aggregate.ts';
import type { AuthorityCommand } from './authority.commands.ts';
import { authorityDecider } from './authority.decide.ts';
import type { AuthorityEvent } from './authority.events.ts';
import { NOW } from './authority.fixtures.ts';
import { currentCompilation } from './authority.state.ts';
import type { AuthorityState } from './authority.state.ts';

/** Two sections, each with a link; what the links cite comes and goes. */
const CITED = ['As in [the act](authority:act#one).', 'Not as in [the act](authority:act#one).', 'Nothing is cited.'];
const REST = ['More of [row 1](evidence:holdings/R1).', 'Less of [row 1](evidence:holdings/R1).'];
const ACTS: readonly (string | null)[] = [null, '# Act\n', '# Act\n\nRevised.\n', '# Act\n\n## One\n\nFirst.\n'];
const ROWS: readonly EvidenceFact[] = [
  { kind: 'unknown-dataset', candidates: [] },
  { kind: 'unknown-row', candidates: [] },
  { kind: 'retracted', batch: 'b1' },
  { kind: 'retracted', batch: 'b2' },
  { kind: 'found', digest: 'd'.repeat(64), batch: 'b3', withdrawnIn: [] },
];
/** The line that the second section begins with. */
const SECOND = 7;

/** Which of the texts above stand. */
interface Draft {
  readonly cited: number;
  readonly rest: number;
}
interface World {
  readonly act: number;
  readonly row: number;
}

type Step =
  | ({ readonly kind: 'write' } & Draft)
  | ({ readonly kind: 'change' } & World)
  | { readonly kind: 'compile' }
  | { readonly kind: 'publish' }
  | { readonly kind: 'skip'; readonly which: number; readonly lasts: number }
  | { readonly kind: 'revoke'; readonly which: number }
  | { readonly kind: 'allow'; readonly allowSkips: boolean }
  | { readonly kind: 'wait'; readonly ms: number };

/** A skip as a plain record would have it: which finding, in which words of which section, of which state of the target. */
interface RecordedSkip {
  readonly skip: string;
  readonly about: string;
  readonly ends: number;
  readonly revoked: boolean;
}

const write = fc.record({
  kind: fc.constant('write' as const),
  cited: fc.nat(CITED.length - 1),
  rest: fc.nat(REST.length - 1),
});
const change = fc.record({
  kind: fc.constant('change' as const),
  act: fc.nat(ACTS.length - 1),
  row: fc.nat(ROWS.length - 1),
});
const skip = fc.record({ kind: fc.constant('skip' as const), which: fc.nat(3), lasts: fc.constantFrom(1, 3, 10, 30) });
/** Ends are met exactly as often as not. */
const wait = fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 2, 3, 10) });
const revoke = fc.record({ kind: fc.constant('revoke' as const), which: fc.nat(4) });
const allow = fc.record({ kind: fc.constant('allow' as const), allowSkips: fc.boolean() });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: write },
  { weight: 3, arbitrary: change },
  { weight: 5, arbitrary: fc.constant({ kind: 'compile' as const }) },
  { weight: 5, arbitrary: fc.constant({ kind: 'publish' as const }) },
  { weight: 6, arbitrary: skip },
  { weight: 1, arbitrary: revoke },
  { weight: 1, arbitrary: allow },
  { weight: 2, arbitrary: wait },
);

function textOf({ cited, rest }: Draft): string {
  return `# Rule\n\n## Cited\n${CITED[cited] ?? ''}\n\n## Rest\n${REST[rest] ?? ''}\n`;
}

/** One authority under the decider, beside a plain record of its skips. */
class Run {
  private state: AuthorityState = null;
  private now = NOW;
  private draft: Draft = { cited: 0, rest: 0 };
  private world: World = { act: 0, row: 0 };
  private allowSkips = true;
  /** What the last compile read. */
  private compiled: { readonly draft: Draft; readonly world: World } | null = null;
  private record: readonly RecordedSkip[] = [];
  readonly met = { published: 0, blocked: 0, withSkips: 0, void: 0 };

  constructor() {
    this.take({ kind: 'write', ...this.draft });
  }

  take(step: Step): void {
    switch (step.kind) {
      case 'write': {
        this.write(step);
        return;
      }
      case 'change':
        this.world = { act: step.act, row: step.row };
        return;
      case 'compile': {
        this.compile();
        return;
      }
      case 'publish': {
        this.publish();
        return;
      }
      case 'skip': {
        this.skip(step);
        return;
      }
      case 'revoke': {
        this.revoke(`s${step.which + 1}`);
        return;
      }
      case 'allow':
        this.allowSkips = step.allowSkips;
        return;
      case 'wait':
        this.now += step.ms;
    }
  }

  private write({ cited, rest }: Draft): void {
    this.draft = { cited, rest };
    this.decide({ type: 'DraftAuthority', authority: 'rule', title: 'Rule', text: textOf(this.draft), basedOn: null });
  }

  private compile(): void {
    const { draft, world, allowSkips } = this;
    const text = textOf(draft);
    const digest = textDigest(text);
    const found = compileText(parseAuthority(text), digest, this.facts());
    const source = { authority: 'rule', draftRevision: this.state?.draft.revision ?? 0, textDigest: digest };
    const charge = { tokens: 7, tokenizer: 'o200k_base', charge: 'charge-1' };
    const command = { type: 'CompileAuthority' as const, ...source, ...charge, ...found, allowSkips };
    const decision = this.decide(command);
    if (decision.kind === 'rejected') throw new Error(decision.rejection.message);
    this.compiled = { draft, world };
    // The answer to a compile that says nothing new is about the moment of the one before; the handler brings it up to date.
    if (decision.events.length === 0) return;
    const { skipped, publishable } = authorityAggregate.answer(this.state, decision.events, command) as CompileAnswer;
    const errors = blocking(found.findings);
    expect(skipped).toHaveLength(errors.filter((finding) => this.lettingPass(finding, draft, world) !== null).length);
    expect(publishable).toBe(errors.every((finding) => this.lettingPass(finding, draft, world) !== null));
  }

  private publish(): void {
    const { state, compiled, world, allowSkips } = this;
    const current = state && currentCompilation(state);
    if (!state || !current || !compiled) return;
    const found = recheckText(current, this.facts());
    const { revision: draftRevision } = state.draft;
    const skipsNow = blocking(found.findings).map((finding) => this.lettingPass(finding, compiled.draft, world));
    const skipsThen = blocking(current.findings).map((each) => this.lettingPass(each, compiled.draft, compiled.world));
    const passes = [...skipsNow, ...skipsThen].every((skip) => skip !== null);
    const decision = this.decide({ type: 'PublishAuthority', authority: 'rule', draftRevision, ...found, allowSkips });
    expect(decision.kind === 'rejected' && decision.rejection.code === 'references-broken').toBe(!passes);
    if (decision.kind === 'rejected') {
      this.met.blocked++;
      return;
    }
    for (const event of decision.events) {
      if (event.type !== 'AuthorityPublished') throw new Error(`A publish made ${event.type}`);
      this.met.published++;
      const { skips = [] } = event;
      if (skips.length > 0) this.met.withSkips++;
      expect(skips.map((applied) => applied.skip)).toEqual(skipsNow.map((applied) => applied?.skip));
    }
  }

  /** Skips one of the errors that the compiled draft has now. */
  private skip({ which, lasts }: { readonly which: number; readonly lasts: number }): void {
    const { state, compiled, world, allowSkips } = this;
    const current = state && currentCompilation(state);
    if (!current || !compiled) return;
    const errors = blocking(recheckText(current, this.facts()).findings);
    const found = errors[which % Math.max(1, errors.length)];
    if (!found) return;
    const { fingerprint = '', code, target, line, column, reason } = found;
    const finding = { fingerprint, code, target, line, column, reason };
    const expiresAt = this.now + lasts;
    const said = { category: 'accepted-risk' as const, justification: 'x'.repeat(20), owner: 'eu_aowner', expiresAt };
    const asked = { authority: 'rule', finding, fingerprint, blocks: true, allowSkips, ...said };
    const decision = this.decide({ type: 'SkipFinding', ...asked });
    if (!allowSkips) {
      expect(decision).toMatchObject({ kind: 'rejected', rejection: { code: 'skips-not-allowed' } });
      return;
    }
    const made = { skip: `s${this.record.length + 1}`, about: about(found, compiled.draft, world), ends: expiresAt };
    expect(decision).toMatchObject({
      kind: 'accepted',
      events: [{ type: 'FindingSkipped', skip: { skip: made.skip } }],
    });
    const before = this.record.map((each) => (each.about === made.about ? { ...each, revoked: true } : each));
    this.record = [...before, { ...made, revoked: false }];
  }

  private revoke(skip: string): void {
    const inForce = this.record.some((each) => each.skip === skip && !each.revoked && this.now < each.ends);
    const decision = this.decide({ type: 'RevokeSkip', authority: 'rule', skip, reason: 'It was mended.' });
    expect(decision.kind).toBe(inForce ? 'accepted' : 'rejected');
    if (inForce) this.record = this.record.map((each) => (each.skip === skip ? { ...each, revoked: true } : each));
  }

  /** By the plain record: the skip of exactly this finding that stands now. */
  private lettingPass(finding: Finding, draft: Draft, world: World): RecordedSkip | null {
    if (!this.allowSkips) return null;
    const standing = this.record.filter(({ revoked, ends }) => !revoked && this.now < ends);
    const found = standing.find((each) => each.about === about(finding, draft, world)) ?? null;
    if (found === null && standing.length > 0) this.met.void++;
    return found;
  }

  private facts(): ReferenceFacts {
    const { act, row } = this.world;
    const text = ACTS[act] ?? null;
    return factsOf({
      authority: 'rule',
      published: text === null ? {} : { act: [text] },
      evidence: { 'holdings/R1': ROWS[row] ?? { kind: 'unknown-dataset', candidates: [] } },
      accepted: this.state?.accepted ?? {},
    });
  }

  private decide(command: AuthorityCommand): Decision<AuthorityEvent> {
    const decision = authorityDecider.decide(command, this.state, this.now);
    if (decision.kind === 'accepted') this.state = decision.events.reduce(authorityDecider.evolve, this.state);
    return decision;
  }
}

/** What a skip of this finding is bound to, in plain words. */
function about({ code, target, line }: Finding, { cited, rest }: Draft, { act, row }: World): string {
  const section = line < SECOND ? `cited ${cited}` : `rest ${rest}`;
  const state = target.startsWith('authority:') ? ACTS[act] : ROWS[row];
  return JSON.stringify([code, target, section, state]);
}

it('a version is published exactly when every error is skipped as it stands, by a skip that has neither ended nor been revoked', () => {
  const met = { published: 0, blocked: 0, withSkips: 0, void: 0 };
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const run = new Run();
      for (const each of steps) run.take(each);
      for (const what of ['published', 'blocked', 'withSkips', 'void'] as const) met[what] += run.met[what];
    }),
    { numRuns: 300 },
  );
  // Else the property would hold because nothing ever came to it.
  for (const times of Object.values(met)) expect(times).toBeGreaterThan(20);
});
