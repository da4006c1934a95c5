import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { TenantAnswer } from '../../contract/tenant-answer.ts';
import { proposedPolicy } from '../proposed-policy.ts';
import { tenantAggregate } from '../tenant.aggregate.ts';
import { ChangeResidencyPolicyCommand } from './change-residency-policy.command.ts';

@CommandHandler(ChangeResidencyPolicyCommand)
export class ChangeResidencyPolicyHandler implements ICommandHandler<ChangeResidencyPolicyCommand> {
  execute({ caller, body }: ChangeResidencyPolicyCommand): Promise<Outcome<TenantAnswer>> {
    const command = {
      type: 'ChangeResidencyPolicy' as const,
      policy: proposedPolicy(body.policy),
      reason: body.reason,
    };
    return caller.plane.runner.execute(tenantAggregate, { tenant: caller.tenant }, command, caller.context());
  }
}
