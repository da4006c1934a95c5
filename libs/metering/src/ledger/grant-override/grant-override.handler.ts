import { hash } from 'node:crypto';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { OverrideAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
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

/** Follows from the commandId, so that a repeated request is the same command: `<plane>_o<24 hex digits>`. */
function overrideIdFor({ plane, tenant, commandId }: CommandContext): string {
  return `${plane}_o${hash('sha256', JSON.stringify([tenant, commandId]), 'hex').slice(0, 24)}`;
}
