import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { WithdrawalAnswer } from '../../contract/withdrawal-answers.ts';
import { WithdrawBody } from '../../contract/withdrawal.dto.ts';
import { requireDatasetName } from '../dataset-name.ts';
import { DeleteDatasetCommand } from './delete-dataset.command.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/datasets/:dataset')
export class DeleteDatasetController {
  constructor(private readonly commands: CommandBus) {}

  @Post('delete')
  @HttpCode(200)
  @RequireScope('datasets:delete')
  @Refuses('evidence-cited')
  @ApiOperation({
    summary: 'Delete a dataset',
    description:
      'Withdraws it with all its batches: it leaves the list and queries, links to its rows become findings, history ' +
      'stays. A later batch opens it anew. ' +
      'The charge is not given back. Refused while authorities cite it, naming them, unless `evenIfCited`.',
  })
  @ApiParam({ name: 'tenant' })
  async delete(
    @CurrentCaller() caller: Caller,
    @Param('dataset') dataset: string,
    @Body() body: WithdrawBody,
  ): Promise<WithdrawalAnswer> {
    const command = new DeleteDatasetCommand(caller, requireDatasetName(dataset), body);
    return caller.respond<WithdrawalAnswer>(
      await this.commands.execute<DeleteDatasetCommand, Outcome<WithdrawalAnswer>>(command),
    );
  }
}
