import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { MeController } from './me/me.controller.ts';
import { IssueTokenController } from './token/issue-token/issue-token.controller.ts';
import { IssueTokenHandler } from './token/issue-token/issue-token.handler.ts';
import { RevokeTokenController } from './token/revoke-token/revoke-token.controller.ts';
import { RevokeTokenHandler } from './token/revoke-token/revoke-token.handler.ts';
import { ListTokensHandler } from './tokens/list-tokens.query.ts';
import { TokensController } from './tokens/tokens.controller.ts';

@Module({
  imports: [CqrsModule],
  controllers: [MeController, IssueTokenController, RevokeTokenController, TokensController],
  providers: [IssueTokenHandler, RevokeTokenHandler, ListTokensHandler],
})
export class AccessModule {}
