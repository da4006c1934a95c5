import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { IssuedToken } from '../../contract/token-answer.ts';
import { IssueTokenCommand } from './issue-token.command.ts';
import { issueToken } from './issue-token.ts';

@CommandHandler(IssueTokenCommand)
export class IssueTokenHandler implements ICommandHandler<IssueTokenCommand> {
  execute({ caller, body }: IssueTokenCommand): Promise<Outcome<IssuedToken>> {
    const expiresAt = body.expiresAt === undefined ? null : Date.parse(body.expiresAt);
    const wanted = { name: body.name, scopes: body.scopes, expiresAt, issuerScopes: caller.scopes };
    return issueToken(caller.plane, wanted, caller.context());
  }
}
