import { Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { CompileAnswer } from '../../contract/authority-answers.ts';
import { AuthorityPath, CompileQuery } from '../../contract/authority.dto.ts';
import { CompileAuthorityCommand } from './compile-authority.command.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority/compile')
export class CompileAuthorityController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('authorities:compile')
  @Refuses(
    'draft-moved-on',
    'compile-exceeds-hold',
    'hold-not-standing',
    'hold-too-many',
    'budget-soft-stopped',
    'budget-hard-capped',
    'plan-quota-exceeded',
    'quantity-out-of-range',
  )
  @ApiOperation({
    summary: 'Compile the draft',
    description:
      'Resolves every link, pins it to what it points at now, and says what is wrong, with line, column and candidates. Charges the tokens of the text. Findings do not make it fail: they keep the draft from being published.',
  })
  async compile(
    @CurrentCaller() caller: Caller,
    @Param() path: AuthorityPath,
    @Query() { maxTokens }: CompileQuery,
  ): Promise<CompileAnswer> {
    const command = new CompileAuthorityCommand(caller, path.authority, maxTokens ?? null);
    return caller.respond(await this.commands.execute<CompileAuthorityCommand, Outcome<CompileAnswer>>(command));
  }
}
