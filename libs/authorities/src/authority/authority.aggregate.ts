import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import { assertNever } from '@chancery/kernel';
import type { CompileAnswer, DraftAnswer, PublishAnswer } from '../contract/authority-answers.ts';
import type { AcceptLinkAnswer, RevokeSkipAnswer, SkipAnswer } from '../contract/skip-answers.ts';
import { blocking } from '../compiler/finding.ts';
import type { Finding } from '../compiler/finding.ts';
import type { AuthorityCommand } from './authority.commands.ts';
import { authorityDecider } from './authority.decide.ts';
import type { AuthorityEvent } from './authority.events.ts';
import { latestVersion } from './authority.state.ts';
import type { Authority, AuthorityState } from './authority.state.ts';
import { skippedFinding, skipView } from './skip-view.ts';
import { applySkips, skipsInForce } from './skip.ts';
import type { Skip } from './skip.ts';

export type AuthorityAnswer =
  DraftAnswer | CompileAnswer | PublishAnswer | SkipAnswer | RevokeSkipAnswer | AcceptLinkAnswer;

/** One stream per authority: its drafts with their text, its compiles, its versions. */
export const authorityAggregate: AggregateType<AuthorityCommand, AuthorityEvent, AuthorityState, AuthorityAnswer> = {
  category: 'authority',
  decider: authorityDecider,
  codec: eventCodec<AuthorityEvent>({
    AuthorityDrafted: { type: 'chancery.authorities.authority-drafted.v1' },
    AuthorityCompiled: { type: 'chancery.authorities.authority-compiled.v1' },
    AuthorityPublished: { type: 'chancery.authorities.authority-published.v1' },
    FindingSkipped: { type: 'chancery.authorities.finding-skipped.v1' },
    SkipRevoked: { type: 'chancery.authorities.skip-revoked.v1' },
    LinkAccepted: { type: 'chancery.authorities.link-accepted.v1' },
  }),
  stateVersion: 2,
  answer(state, events, command) {
    if (!state) throw new Error('An accepted authority command left no authority');
    switch (command.type) {
      case 'DraftAuthority':
        return draftAnswer(state, events.length > 0);
      case 'CompileAuthority':
        return compileAnswer(state);
      case 'PublishAuthority':
        return publishAnswer(state, command.findings);
      case 'SkipFinding':
        return skipAnswer(state);
      case 'RevokeSkip':
        return { authority: state.authority, skip: command.skip, revoked: true };
      case 'AcceptLink':
        return acceptAnswer(state, command.target, events.length > 0);
      default:
        return assertNever(command);
    }
  },
  // Every command produces one event, which says all of it: a text of 512 KB is not recorded twice.
  commandFromEvents: ([event]) => (event ? commandOf(event) : null),
};

/** The command an event records. */
export function commandOf(event: AuthorityEvent): AuthorityCommand {
  switch (event.type) {
    case 'AuthorityDrafted': {
      const { authority, title, text, basedOn, fix } = event;
      return { type: 'DraftAuthority', authority, title, text, basedOn, ...(fix === undefined ? {} : { fix }) };
    }
    case 'AuthorityCompiled': {
      const { compiledAt: _, ...command } = event;
      return { ...command, type: 'CompileAuthority' };
    }
    case 'AuthorityPublished': {
      const { authority, draftRevision, references, findings, allowSkips } = event;
      const command = { authority, draftRevision, references, findings };
      return { type: 'PublishAuthority', ...command, ...(allowSkips === undefined ? {} : { allowSkips }) };
    }
    case 'FindingSkipped': {
      const { skip: _id, skippedAt: _at, finding, ...said } = event.skip;
      const found = { finding, fingerprint: finding.fingerprint, blocks: true, allowSkips: true };
      return { type: 'SkipFinding', authority: event.authority, ...said, ...found };
    }
    case 'SkipRevoked': {
      const { authority, skip, reason } = event;
      return { type: 'RevokeSkip', authority, skip, reason };
    }
    case 'LinkAccepted': {
      const { authority, target, digest } = event;
      return { type: 'AcceptLink', authority, target, digest, present: digest };
    }
    default:
      return assertNever(event);
  }
}

function draftAnswer({ authority, draft }: Authority, changed: boolean): DraftAnswer {
  const { revision, title, textDigest } = draft;
  return { authority, revision, title, textDigest, changed };
}

function compileAnswer({ authority, compiled, skips }: Authority): CompileAnswer {
  if (!compiled) throw new Error('An accepted compile left nothing compiled');
  const { compiledAt, allowSkips, ...rest } = compiled;
  const inForce = allowSkips ? skipsInForce(skips, compiledAt) : [];
  return { authority, ...rest, ...passing(compiled.findings, inForce) };
}

/** What skips let pass of a compile's findings, and whether that is enough. @param skips those in force */
export function passing(
  findings: readonly Finding[],
  skips: readonly Skip[],
): Pick<CompileAnswer, 'publishable' | 'skipped'> {
  const { open, skipped } = applySkips(findings, skips);
  return { publishable: blocking(open).length === 0, skipped: skipped.map(skippedFinding) };
}

function publishAnswer(state: Authority, findings: PublishAnswer['findings']): PublishAnswer {
  const latest = latestVersion(state);
  if (!latest) throw new Error('An accepted publish left no version');
  const { textAt: _, eventAt: __, publishedAt, ...version } = latest;
  return {
    authority: state.authority,
    ...version,
    publishedAt: new Date(publishedAt).toISOString(),
    references: state.references,
    findings,
  };
}

function skipAnswer({ authority, skips }: Authority): SkipAnswer {
  const skip = skips.at(-1);
  if (!skip) throw new Error('An accepted skip left none');
  return { authority, ...skipView(skip) };
}

function acceptAnswer({ authority, accepted }: Authority, target: string, changed: boolean): AcceptLinkAnswer {
  return { authority, target, digest: accepted[target] ?? '', changed };
}
