import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { problemOf } from '@chancery/platform';
import { linksToRecheck, recheckText } from '../../compiler/recheck-text.ts';
import type { PublishAnswer } from '../../contract/authority-answers.ts';
import { gatherFacts } from '../../references/gather-facts.ts';
import { skipsAllowed } from '../../settings/skips-allowed.ts';
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
    const text = compiled ?? { textDigest: state.draft.textDigest, sections: [], references: [], findings: [] };
    const [facts, allowSkips] = await Promise.all([
      gatherFacts(plane, tenant, authority, linksToRecheck(text)),
      skipsAllowed(plane, tenant),
    ]);
    const found = recheckText(text, facts);
    const draftRevision = state.draft.revision;
    return executeOnAuthority(caller, { type: 'PublishAuthority', authority, draftRevision, ...found, allowSkips });
  }
}
