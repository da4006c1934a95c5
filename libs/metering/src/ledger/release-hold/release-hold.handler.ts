import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { ReleasedHoldAnswer } from '../../contract/ledger-answers.ts';
import { ReleaseHoldCommand } from './release-hold.command.ts';
import { releaseHold } from './release-hold.ts';

@CommandHandler(ReleaseHoldCommand)
export class ReleaseHoldHandler implements ICommandHandler<ReleaseHoldCommand> {
  execute({ caller, hold }: ReleaseHoldCommand): Promise<Outcome<ReleasedHoldAnswer>> {
    return releaseHold(caller.plane, caller.tenant, hold, caller.context());
  }
}
