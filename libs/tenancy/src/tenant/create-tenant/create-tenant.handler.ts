import { hash } from 'node:crypto';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { CommandContext } from '@chancery/event-sourcing';
import type { PlaneId, TenantId } from '@chancery/kernel';
import type { TenantAnswer } from '../../contract/tenant-answer.ts';
import { tenantAggregate } from '../tenant.aggregate.ts';
import { proposedPolicy } from '../proposed-policy.ts';
import { CreateTenantCommand } from './create-tenant.command.ts';

@CommandHandler(CreateTenantCommand)
export class CreateTenantHandler implements ICommandHandler<CreateTenantCommand> {
  execute({ caller, body }: CreateTenantCommand): Promise<Outcome<TenantAnswer>> {
    const operator = caller.context();
    const tenant = tenantIdFor(caller.plane.id, operator);
    const context = { ...operator, tenant, policyVersion: `${body.policy.id}@1` };
    const command = {
      type: 'CreateTenant' as const,
      tenant,
      name: body.name,
      region: caller.plane.id,
      legalEntity: body.legalEntity,
      timeZone: body.timeZone,
      locale: body.locale,
      plan: body.plan ?? 'starter',
      policy: proposedPolicy(body.policy),
    };
    return caller.plane.runner.execute(tenantAggregate, { tenant }, command, context);
  }
}

/**
 * The new tenant's ID follows from who asked and the commandId, so that a repeated request finds the tenant it made
 * the first time: `<plane>_t<24 hex digits>`.
 */
function tenantIdFor(plane: PlaneId, context: CommandContext): TenantId {
  const digest = hash('sha256', JSON.stringify([context.actor, context.commandId]), 'hex');
  return `${plane}_t${digest.slice(0, 24)}` as TenantId;
}
