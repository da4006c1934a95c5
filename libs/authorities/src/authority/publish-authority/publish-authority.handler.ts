import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { problemOf } from '@chancery/platform';
import { resolveLinks } from '../../compiler/resolve.ts';
import { placeOf } from '../../compiler/written-links.ts';
import type { PublishAnswer } from '../../contract/authority-answers.ts';
import { gatherFacts } from '../../references/gather-facts.ts';
import { authorityAggregate } from '../authority.aggregate.ts';
import { authorityNotFound } from '../authority.rejections.ts';
import { currentCompilation } from '../authority.state.ts';
import { executeOnAuthority } from '../execute-on-authority.ts';
import { recordedCommand } from '../recorded-command.ts';
import { PublishAuthorityCommand } from './publish-authority.command.ts';

/** Resolves the compiled links once more, against what stands in the plane now, and freezes the version. */
@CommandHandler(PublishAuthorityCommand)
export class PublishAuthorityHandler implements ICommandHandler<PublishAuthorityCommand> {
  async execute({ caller, authority }: PublishAuthorityCommand): Promise<Outcome<PublishAnswer>> {
    const { plane, tenant } = caller;
    const recorded = await recordedCommand(caller, authority);
    if (recorded?.type === 'PublishAuthority') return executeOnAuthority(caller, recorded);
    const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
    if (!state) throw problemOf(authorityNotFound(authority), null);
    const compiled = currentCompilation(state);
    // Links that did not resolve have no pin; the decider refuses for the findings they left.
    const links = (compiled?.references ?? []).map((pin) => ({ ...placeOf(pin), flaw: null }));
    const facts = await gatherFacts(plane, tenant, authority, links);
    const { references, findings } = resolveLinks(links, compiled?.sections ?? [], facts);
    const draftRevision = state.draft.revision;
    return executeOnAuthority(caller, { type: 'PublishAuthority', authority, draftRevision, references, findings });
  }
}
