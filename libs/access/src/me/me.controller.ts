import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { systemTenant } from '@chancery/kernel';
import { ANY_TOKEN, CurrentCaller, Problem, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { Me } from '../contract/token-answer.ts';
import { tokenAggregate, tokenAnswer } from '../token/token.aggregate.ts';

@ApiTags('Access')
@Controller('v1/me')
export class MeController {
  @Get()
  @RequireScope(ANY_TOKEN)
  @ApiOperation({ summary: 'Who am I', description: 'The plane, tenant and scopes of the token presented.' })
  async me(@CurrentCaller() caller: Caller): Promise<Me> {
    const { plane, tenant, token } = caller;
    const { state } = await plane.runner.state(tokenAggregate, { tenant, ...(token === null ? {} : { id: token }) });
    if (!state) throw new Problem('unauthenticated', 'The token is gone.');
    const { actor, name, scopes, expiresAt } = tokenAnswer(state);
    const own = tenant === systemTenant(plane.id) ? null : tenant;
    return { plane: plane.id, actor, tenant: own, scopes, tokenName: name, expiresAt };
  }
}
