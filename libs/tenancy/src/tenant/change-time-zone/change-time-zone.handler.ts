import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { TenantAnswer } from '../../contract/tenant-answer.ts';
import { tenantAggregate } from '../tenant.aggregate.ts';
import { ChangeTimeZoneCommand } from './change-time-zone.command.ts';

@CommandHandler(ChangeTimeZoneCommand)
export class ChangeTimeZoneHandler implements ICommandHandler<ChangeTimeZoneCommand> {
  execute({ caller, body }: ChangeTimeZoneCommand): Promise<Outcome<TenantAnswer>> {
    const { timeZone, reason } = body;
    const command = { type: 'ChangeTimeZone' as const, timeZone, reason };
    return caller.plane.runner.execute(tenantAggregate, { tenant: caller.tenant }, command, caller.context());
  }
}
