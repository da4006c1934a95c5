import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import { assertNever } from '@chancery/kernel';
import type { CompileAnswer, DraftAnswer, PublishAnswer } from '../contract/authority-answers.ts';
import { blocking } from '../compiler/finding.ts';
import type { AuthorityCommand } from './authority.commands.ts';
import { authorityDecider } from './authority.decide.ts';
import type { AuthorityEvent } from './authority.events.ts';
import { latestVersion } from './authority.state.ts';
import type { Authority, AuthorityState } from './authority.state.ts';

export type AuthorityAnswer = DraftAnswer | CompileAnswer | PublishAnswer;

/** One stream per authority: its drafts with their text, its compiles, its versions. */
export const authorityAggregate: AggregateType<AuthorityCommand, AuthorityEvent, AuthorityState, AuthorityAnswer> = {
  category: 'authority',
  decider: authorityDecider,
  codec: eventCodec<AuthorityEvent>({
    AuthorityDrafted: { type: 'chancery.authorities.authority-drafted.v1' },
    AuthorityCompiled: { type: 'chancery.authorities.authority-compiled.v1' },
    AuthorityPublished: { type: 'chancery.authorities.authority-published.v1' },
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
      const { authority, title, text, basedOn } = event;
      return { type: 'DraftAuthority', authority, title, text, basedOn };
    }
    case 'AuthorityCompiled': {
      const { compiledAt: _, ...command } = event;
      return { ...command, type: 'CompileAuthority' };
    }
    case 'AuthorityPublished': {
      const { authority, draftRevision, references, findings } = event;
      return { type: 'PublishAuthority', authority, draftRevision, references, findings };
    }
    default:
      return assertNever(event);
  }
}

function draftAnswer({ authority, draft }: Authority, changed: boolean): DraftAnswer {
  const { revision, title, textDigest } = draft;
  return { authority, revision, title, textDigest, changed };
}

function compileAnswer({ authority, compiled }: Authority): CompileAnswer {
  if (!compiled) throw new Error('An accepted compile left nothing compiled');
  const { compiledAt: _, ...rest } = compiled;
  return { authority, ...rest, publishable: blocking(compiled.findings).length === 0 };
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
