import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { AuthoritySettingsAnswer } from '../../contract/skip-answers.ts';
import { authoritySettingsAggregate } from '../authority-settings.aggregate.ts';
import { ChangeSettingsCommand } from './change-settings.command.ts';

@CommandHandler(ChangeSettingsCommand)
export class ChangeSettingsHandler implements ICommandHandler<ChangeSettingsCommand> {
  execute({ caller, body }: ChangeSettingsCommand): Promise<Outcome<AuthoritySettingsAnswer>> {
    const { plane, tenant } = caller;
    const command = { type: 'ChangeAuthoritySettings' as const, allowSkips: body.allowSkips, reason: body.reason };
    return plane.runner.execute(authoritySettingsAggregate, { tenant }, command, caller.context());
  }
}
