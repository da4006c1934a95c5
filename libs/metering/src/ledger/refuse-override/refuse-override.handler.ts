import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { OverrideDecisionAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { RefuseOverrideCommand } from './refuse-override.command.ts';

@CommandHandler(RefuseOverrideCommand)
export class RefuseOverrideHandler implements ICommandHandler<RefuseOverrideCommand> {
  execute({ caller, meter, override, body }: RefuseOverrideCommand): Promise<Outcome<OverrideDecisionAnswer>> {
    const context = caller.context();
    const command = { type: 'RefuseOverride' as const, meter, override, refusedBy: context.actor, reason: body.reason };
    return executeOnLedger<'RefuseOverride'>(caller.plane, caller.tenant, command, context);
  }
}
