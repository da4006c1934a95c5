import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { RevokeSkipAnswer } from '../../contract/skip-answers.ts';
import { executeOnAuthority } from '../execute-on-authority.ts';
import { RevokeSkipCommand } from './revoke-skip.command.ts';

@CommandHandler(RevokeSkipCommand)
export class RevokeSkipHandler implements ICommandHandler<RevokeSkipCommand> {
  execute({ caller, authority, skip, reason }: RevokeSkipCommand): Promise<Outcome<RevokeSkipAnswer>> {
    return executeOnAuthority(caller, { type: 'RevokeSkip', authority, skip, reason });
  }
}
