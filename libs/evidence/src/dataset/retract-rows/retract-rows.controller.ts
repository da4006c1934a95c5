import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { WithdrawalAnswer } from '../../contract/withdrawal-answers.ts';
import { RetractRowsBody } from '../../contract/withdrawal.dto.ts';
import { requireDatasetName } from '../dataset-name.ts';
import { RetractRowsCommand } from './retract-rows.command.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/datasets/:dataset/rows')
export class RetractRowsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('retract')
  @HttpCode(200)
  @RequireScope('evidence:retract')
  @Refuses('evidence-cited', 'retracted-rows-too-many')
  @ApiOperation({
    summary: 'Retract rows',
    description:
      'Withdraws rows in every batch that holds them; a later batch can bring the same row IDs again. History stays. ' +
      'The charge is not given back. Refused while authorities cite it, naming them, unless `evenIfCited`.',
  })
  @ApiParam({ name: 'tenant' })
  async retract(
    @CurrentCaller() caller: Caller,
    @Param('dataset') dataset: string,
    @Body() body: RetractRowsBody,
  ): Promise<WithdrawalAnswer> {
    const command = new RetractRowsCommand(caller, requireDatasetName(dataset), body);
    return caller.respond<WithdrawalAnswer>(
      await this.commands.execute<RetractRowsCommand, Outcome<WithdrawalAnswer>>(command),
    );
  }
}
