import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { WithdrawalAnswer } from '../../contract/withdrawal-answers.ts';
import { WithdrawBody } from '../../contract/withdrawal.dto.ts';
import { requireDatasetName } from '../dataset-name.ts';
import { RetractBatchCommand } from './retract-batch.command.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/datasets/:dataset/batches/:batch')
export class RetractBatchController {
  constructor(private readonly commands: CommandBus) {}

  @Post('retract')
  @HttpCode(200)
  @RequireScope('evidence:retract')
  @Refuses('evidence-cited')
  @ApiOperation({
    summary: 'Retract a batch',
    description:
      'Withdraws its rows: queries see them no longer, links to them become findings, history stays, the same content ' +
      'can be ingested again. ' +
      'The charge is not given back. Refused while authorities cite it, naming them, unless `evenIfCited`.',
  })
  @ApiParam({ name: 'tenant' })
  async retract(
    @CurrentCaller() caller: Caller,
    @Param('dataset') dataset: string,
    @Param('batch') batch: string,
    @Body() body: WithdrawBody,
  ): Promise<WithdrawalAnswer> {
    const command = new RetractBatchCommand(caller, requireDatasetName(dataset), batch, body);
    return caller.respond<WithdrawalAnswer>(
      await this.commands.execute<RetractBatchCommand, Outcome<WithdrawalAnswer>>(command),
    );
  }
}
