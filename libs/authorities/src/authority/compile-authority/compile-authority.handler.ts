import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { CommandId } from '@chancery/kernel';
import { StoreBusyError } from '@chancery/event-sourcing';
import type { Outcome } from '@chancery/event-sourcing';
import { problemOf } from '@chancery/platform';
import { compileText } from '../../compiler/compile-text.ts';
import { TOKENIZER } from '../../compiler/count-tokens.ts';
import type { CompileAnswer } from '../../contract/authority-answers.ts';
import { withIncludes } from '../../includes/with-includes.ts';
import { gatherFacts } from '../../references/gather-facts.ts';
import { skipsAllowed } from '../../settings/skips-allowed.ts';
import { CompilerThreads, TextTooComplexError } from '../../threads/compiler-threads.ts';
import { authorityAggregate, passing } from '../authority.aggregate.ts';
import { isSameCompilation } from '../authority.decide.ts';
import { authorityNotFound } from '../authority.rejections.ts';
import { authorityText } from '../authority-text.ts';
import { executeOnAuthority } from '../execute-on-authority.ts';
import { recordedCommand } from '../recorded-command.ts';
import { skipsInForce } from '../skip.ts';
import type { Skip } from '../skip.ts';
import { chargedForTokens } from './charge-tokens.ts';
import { CompileAuthorityCommand } from './compile-authority.command.ts';

/**
 * Reads the draft, looks up what its links point at and what it includes, charges the tokens of it all, and records the
 * result. A compile that says nothing new about the draft records and charges nothing.
 */
@CommandHandler(CompileAuthorityCommand)
export class CompileAuthorityHandler implements ICommandHandler<CompileAuthorityCommand> {
  constructor(private readonly threads: CompilerThreads) {}

  async execute({ caller, authority, maxTokens }: CompileAuthorityCommand): Promise<Outcome<CompileAnswer>> {
    const { plane, tenant } = caller;
    const recorded = await recordedCommand(caller, authority);
    if (recorded?.type === 'CompileAuthority') return executeOnAuthority(caller, recorded);
    const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
    if (!state) throw problemOf(authorityNotFound(authority), null);
    const { draft } = state;
    const text = await authorityText(plane, tenant, authority, draft);
    const parsed = await inTime(this.threads.parse(text));
    const [facts, allowSkips] = await Promise.all([
      gatherFacts(plane, tenant, authority, parsed.links),
      skipsAllowed(plane, tenant),
    ]);
    const { textDigest } = draft;
    const resolved = compileText(parsed, textDigest, facts);
    const { compiled, read } = await withIncludes(plane, tenant, authority, { text, textDigest }, resolved);
    const count = counted(() => inTime(this.threads.countTokens(read)));
    const source = { authority, draftRevision: draft.revision, textDigest };
    const result = { ...compiled, ...source, allowSkips };
    const commit = async (charge: CommandId) => {
      const tokens = await count();
      return executeOnAuthority(caller, { type: 'CompileAuthority', ...result, tokens, tokenizer: TOKENIZER, charge });
    };
    if (state.compiled && isSameCompilation(result, state.compiled)) {
      const { commandId, time } = caller.context();
      return withSkips(await commit(commandId), allowSkips ? skipsInForce(state.skips, time) : []);
    }
    return chargedForTokens(caller, { authority, maxTokens, count }, commit);
  }
}

/** A compile that records nothing says all the same what passes now: skips end, and the tenant may allow none any more. */
function withSkips(outcome: Outcome<CompileAnswer>, skips: readonly Skip[]): Outcome<CompileAnswer> {
  if (outcome.kind === 'rejected' || outcome.decision !== null) return outcome;
  return { ...outcome, answer: { ...outcome.answer, ...passing(outcome.answer.findings, skips) } };
}

/** @throws StoreBusyError when it takes too long: the same text was parsed when it was drafted. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof TextTooComplexError)) throw error;
    throw new StoreBusyError('The compiler is busy; nothing was written');
  }
}

/** Counts when it is asked the first time, and once. */
function counted(count: () => Promise<number>): () => Promise<number> {
  let tokens: Promise<number> | null = null;
  return () => (tokens ??= count());
}
