import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { Outcome } from '@chancery/event-sourcing';
import type { TenantAnswer } from '../../contract/tenant-answer.ts';
import { CreateTenantBody } from '../../contract/tenant.dto.ts';
import { CreateTenantCommand } from './create-tenant.command.ts';

@ApiTags('Tenants')
@Controller('v1/planes/:plane/tenants')
export class CreateTenantController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequireScope('tenants:create')
  @Refuses('tenant-exists', 'policy-already-stale')
  @ApiOperation({ summary: 'Create a tenant', description: 'In this plane, for good: its bytes never leave it.' })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateTenantBody): Promise<TenantAnswer> {
    return caller.respond<TenantAnswer>(
      await this.commands.execute<CreateTenantCommand, Outcome<TenantAnswer>>(new CreateTenantCommand(caller, body)),
    );
  }
}
