import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { OverrideRequestAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { overrideIdFor } from '../override-id.ts';
import { RequestOverrideCommand } from './request-override.command.ts';

@CommandHandler(RequestOverrideCommand)
export class RequestOverrideHandler implements ICommandHandler<RequestOverrideCommand> {
  execute({ caller, meter, body }: RequestOverrideCommand): Promise<Outcome<OverrideRequestAnswer>> {
    const context = caller.context();
    const command = {
      type: 'RequestOverride' as const,
      meter,
      override: overrideIdFor(context),
      requestedBy: context.actor,
      reason: body.reason,
      amount: body.amount,
      endsAt: Date.parse(body.endsAt),
    };
    return executeOnLedger<'RequestOverride'>(caller.plane, caller.tenant, command, context);
  }
}
