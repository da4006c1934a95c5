import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { HoldAnswer } from '../../contract/ledger-answers.ts';
import { RenewHoldCommand } from './renew-hold.command.ts';
import { renewHold } from './renew-hold.ts';

@CommandHandler(RenewHoldCommand)
export class RenewHoldHandler implements ICommandHandler<RenewHoldCommand> {
  execute({ caller, hold, body }: RenewHoldCommand): Promise<Outcome<HoldAnswer>> {
    return renewHold(caller.plane, caller.tenant, { hold, endsAt: Date.parse(body.endsAt) }, caller.context());
  }
}
