import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { UsageAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { keyed } from '../keyed.ts';
import { ReportUsageCommand } from './report-usage.command.ts';

@CommandHandler(ReportUsageCommand)
export class ReportUsageHandler implements ICommandHandler<ReportUsageCommand> {
  execute({ caller, body, key }: ReportUsageCommand): Promise<Outcome<UsageAnswer>> {
    const { meter, quantity, occurredAt } = body;
    const late = typeof occurredAt === 'string' ? { occurredAt: Date.parse(occurredAt) } : {};
    const command = { type: 'ReportUsage' as const, meter, quantity, ...late };
    return executeOnLedger<'ReportUsage'>(caller.plane, caller.tenant, command, keyed(caller.context(), key));
  }
}
