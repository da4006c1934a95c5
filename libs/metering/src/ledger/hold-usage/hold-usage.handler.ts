import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { HoldAnswer } from '../../contract/ledger-answers.ts';
import { keyed } from '../keyed.ts';
import { HoldUsageCommand } from './hold-usage.command.ts';
import { holdUsage } from './hold-usage.ts';

@CommandHandler(HoldUsageCommand)
export class HoldUsageHandler implements ICommandHandler<HoldUsageCommand> {
  execute({ caller, body, key }: HoldUsageCommand): Promise<Outcome<HoldAnswer>> {
    const { meter, quantity, endsAt } = body;
    const usage = { meter, quantity, endsAt: Date.parse(endsAt) };
    return holdUsage(caller.plane, caller.tenant, usage, keyed(caller.context(), key));
  }
}
