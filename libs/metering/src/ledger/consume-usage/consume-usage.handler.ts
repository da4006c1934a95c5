import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { UsageAnswer } from '../../contract/ledger-answers.ts';
import { keyed } from '../keyed.ts';
import { ConsumeUsageCommand } from './consume-usage.command.ts';
import { consumeUsage } from './consume-usage.ts';

@CommandHandler(ConsumeUsageCommand)
export class ConsumeUsageHandler implements ICommandHandler<ConsumeUsageCommand> {
  execute({ caller, body, key }: ConsumeUsageCommand): Promise<Outcome<UsageAnswer>> {
    return consumeUsage(caller.plane, caller.tenant, body, keyed(caller.context(), key));
  }
}
