import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import { admitScope } from '@chancery/platform';
import type { UsageBatchAnswer } from '../../contract/batch-answers.ts';
import { BatchUsageCommand } from './batch-usage.command.ts';
import { runBatch } from './run-batch.ts';
import { runTogether } from './run-together.ts';

@CommandHandler(BatchUsageCommand)
export class BatchUsageHandler implements ICommandHandler<BatchUsageCommand> {
  async execute({ caller, items, atomic }: BatchUsageCommand): Promise<Outcome<UsageBatchAnswer>> {
    for (const kind of new Set(items.map((item) => item.kind))) {
      const because = `The batch has items to ${kind}`;
      await admitScope(caller, { scope: `usage:${kind}`, because, command: { type: 'BatchUsage' } });
    }
    return atomic ? runTogether(caller, items) : runBatch(caller, items);
  }
}
