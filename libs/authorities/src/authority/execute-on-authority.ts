import type { Outcome } from '@chancery/event-sourcing';
import type { Caller } from '@chancery/platform';
import type { CompileAnswer, DraftAnswer, PublishAnswer } from '../contract/authority-answers.ts';
import type { AcceptLinkAnswer, RevokeSkipAnswer, SkipAnswer } from '../contract/skip-answers.ts';
import { authorityAggregate } from './authority.aggregate.ts';
import type { AuthorityCommand } from './authority.commands.ts';

/** The answer to each kind of command. */
interface Answers {
  readonly DraftAuthority: DraftAnswer;
  readonly CompileAuthority: CompileAnswer;
  readonly PublishAuthority: PublishAnswer;
  readonly SkipFinding: SkipAnswer;
  readonly RevokeSkip: RevokeSkipAnswer;
  readonly AcceptLink: AcceptLinkAnswer;
}

/** Decides a command on the authority it names, in the caller's tenant. @throws what `CommandRunner.execute` throws */
export function executeOnAuthority<C extends AuthorityCommand>(
  caller: Caller,
  command: C,
): Promise<Outcome<Answers[C['type']]>> {
  const { plane, tenant } = caller;
  const ref = { tenant, id: command.authority };
  // `authorityAggregate.answer` answers each command with its own kind of answer.
  return plane.runner.execute(authorityAggregate, ref, command, caller.context()) as Promise<
    Outcome<Answers[C['type']]>
  >;
}
