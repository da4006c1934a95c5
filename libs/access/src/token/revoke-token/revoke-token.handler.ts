import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { TokenAnswer } from '../../contract/token-answer.ts';
import { tokenAggregate } from '../token.aggregate.ts';
import { RevokeTokenCommand } from './revoke-token.command.ts';

@CommandHandler(RevokeTokenCommand)
export class RevokeTokenHandler implements ICommandHandler<RevokeTokenCommand> {
  execute({ caller, token, reason }: RevokeTokenCommand): Promise<Outcome<TokenAnswer>> {
    const ref = { tenant: caller.tenant, id: token };
    return caller.plane.runner.execute(tokenAggregate, ref, { type: 'RevokeToken', reason }, caller.context());
  }
}
