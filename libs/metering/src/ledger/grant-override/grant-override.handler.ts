import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { OverrideAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { overrideIdFor } from '../override-id.ts';
import { GrantOverrideCommand } from './grant-override.command.ts';

@CommandHandler(GrantOverrideCommand)
export class GrantOverrideHandler implements ICommandHandler<GrantOverrideCommand> {
  execute({ caller, meter, body }: GrantOverrideCommand): Promise<Outcome<OverrideAnswer>> {
    const context = caller.context();
    const command = {
      type: 'GrantOverride' as const,
      meter,
      override: overrideIdFor(context),
      grantedBy: context.actor,
      reason: body.reason,
      amount: body.amount,
      endsAt: Date.parse(body.endsAt),
    };
    return executeOnLedger<'GrantOverride'>(caller.plane, caller.tenant, command, context);
  }
}
