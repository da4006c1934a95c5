import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { Caller } from '@chancery/platform';
import { citedDigest } from '../../compiler/cited-digest.ts';
import { resolveLinks } from '../../compiler/resolve.ts';
import type { AcceptLinkAnswer } from '../../contract/skip-answers.ts';
import { gatherFacts } from '../../references/gather-facts.ts';
import { authorityAggregate } from '../authority.aggregate.ts';
import { acceptedDigest } from '../authority.state.ts';
import { executeOnAuthority } from '../execute-on-authority.ts';
import { recordedCommand } from '../recorded-command.ts';
import { AcceptLinkCommand } from './accept-link.command.ts';

/** Looks up what the link cites now: only what a person has read can be accepted. */
@CommandHandler(AcceptLinkCommand)
export class AcceptLinkHandler implements ICommandHandler<AcceptLinkCommand> {
  async execute({ caller, authority, target, digest }: AcceptLinkCommand): Promise<Outcome<AcceptLinkAnswer>> {
    const recorded = await recordedCommand(caller, authority);
    if (recorded?.type === 'AcceptLink' && recorded.target === target && recorded.digest === digest)
      return executeOnAuthority(caller, recorded);
    const present = await presentDigest(caller, authority, target);
    return executeOnAuthority(caller, { type: 'AcceptLink', authority, target, digest, present });
  }
}

/** Digest of what a link of the authority cites; `null` when it leads nowhere, or there is no such link. */
async function presentDigest({ plane, tenant }: Caller, authority: string, target: string): Promise<string | null> {
  const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
  if (!state || acceptedDigest(state, target) === null) return null;
  const link = { target, line: 1, column: 1, from: 0, to: 0, flaw: null };
  const facts = await gatherFacts(plane, tenant, authority, [link]);
  const [pin] = resolveLinks([link], { textDigest: '', sections: [] }, facts).references;
  return pin && pin.kind !== 'own-section' ? citedDigest(pin) : null;
}
