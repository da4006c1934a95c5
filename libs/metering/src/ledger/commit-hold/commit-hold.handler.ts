import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { CommittedHoldAnswer } from '../../contract/ledger-answers.ts';
import { CommitHoldCommand } from './commit-hold.command.ts';
import { commitHold } from './commit-hold.ts';

@CommandHandler(CommitHoldCommand)
export class CommitHoldHandler implements ICommandHandler<CommitHoldCommand> {
  execute({ caller, hold, body }: CommitHoldCommand): Promise<Outcome<CommittedHoldAnswer>> {
    return commitHold(caller.plane, caller.tenant, { hold, quantity: body.quantity }, caller.context());
  }
}
