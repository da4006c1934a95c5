import { Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Problem, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { SigningKeyItem } from '../../contract/export-answer.ts';
import { keyItem } from '../key-item.ts';
import type { SigningKey } from '../signing-keys.state.ts';
import { RotateSigningKeyCommand } from './rotate-signing-key.command.ts';

@ApiTags('Exports')
@Controller('v1/planes/:plane/signing-keys')
export class RotateSigningKeyController {
  constructor(private readonly commands: CommandBus) {}

  @Post('rotate')
  @HttpCode(200)
  @RequireScope('signing-keys:rotate')
  @ApiOperation({
    summary: 'Rotate the signing key of a plane',
    description:
      'Exports are signed with a new key from now on. The key before it stays in the history, so what it signed stays verifiable; exports under way may still carry it for five minutes. Answers with the new key.',
  })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  async rotate(@CurrentCaller() caller: Caller): Promise<SigningKeyItem> {
    const command = new RotateSigningKeyCommand(caller);
    const key = caller.respond(
      await this.commands.execute<RotateSigningKeyCommand, Outcome<SigningKey | null>>(command),
    );
    if (!key) throw new Problem('internal-error', 'The plane has no signing key after its rotation.');
    return keyItem(key);
  }
}
