import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { ReversedOverrideAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { ReverseOverrideCommand } from './reverse-override.command.ts';

@CommandHandler(ReverseOverrideCommand)
export class ReverseOverrideHandler implements ICommandHandler<ReverseOverrideCommand> {
  execute({ caller, meter, override, body }: ReverseOverrideCommand): Promise<Outcome<ReversedOverrideAnswer>> {
    const command = { type: 'ReverseOverride' as const, meter, override, reason: body.reason };
    return executeOnLedger<'ReverseOverride'>(caller.plane, caller.tenant, command, caller.context());
  }
}
