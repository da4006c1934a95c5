import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { ExportDetail } from '../../contract/export-answer.ts';
import { RequestExportBody } from '../../contract/request-export.dto.ts';
import { RequestExportCommand } from './request-export.command.ts';

@ApiTags('Exports')
@Controller('v1/tenants/:tenant/exports')
export class RequestExportController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequireScope('exports:create')
  @Refuses(
    'export-blocked',
    'export-exists',
    'export-failed',
    'budget-soft-stopped',
    'budget-hard-capped',
    'plan-quota-exceeded',
    'quantity-out-of-range',
  )
  @ApiOperation({
    summary: 'Request an export',
    description:
      'Asks the export gate, charges one export, builds and signs the bundle. Send an Idempotency-Key: repeating the request goes on from where it was.',
  })
  @ApiParam({ name: 'tenant' })
  async request(@CurrentCaller() caller: Caller, @Body() body: RequestExportBody): Promise<ExportDetail> {
    const command = new RequestExportCommand(caller, body);
    return caller.respond<ExportDetail>(
      await this.commands.execute<RequestExportCommand, Outcome<ExportDetail>>(command),
    );
  }
}
