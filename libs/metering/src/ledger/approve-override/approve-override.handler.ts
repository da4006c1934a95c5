import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { OverrideDecisionAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { ApproveOverrideCommand } from './approve-override.command.ts';

@CommandHandler(ApproveOverrideCommand)
export class ApproveOverrideHandler implements ICommandHandler<ApproveOverrideCommand> {
  execute({ caller, meter, override }: ApproveOverrideCommand): Promise<Outcome<OverrideDecisionAnswer>> {
    const context = caller.context();
    const command = { type: 'ApproveOverride' as const, meter, override, approvedBy: context.actor };
    return executeOnLedger<'ApproveOverride'>(caller.plane, caller.tenant, command, context);
  }
}
