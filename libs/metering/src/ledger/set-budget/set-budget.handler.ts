import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@chancery/event-sourcing';
import type { BudgetAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { ledgerIdentity } from '../ledger-owner.ts';
import { SetBudgetCommand } from './set-budget.command.ts';

@CommandHandler(SetBudgetCommand)
export class SetBudgetHandler implements ICommandHandler<SetBudgetCommand> {
  async execute({ caller, meter, budget, body }: SetBudgetCommand): Promise<Outcome<BudgetAnswer>> {
    const command = {
      type: 'SetBudget' as const,
      ...(await ledgerIdentity(caller.plane, caller.tenant, meter)),
      budget,
      period: body.period,
      limit: body.limit,
      thresholds: body.thresholds ?? null,
      softCap: body.softCap ?? null,
      hardCap: body.hardCap ?? null,
      ...(body.approvals === undefined || body.approvals === null ? {} : { approvals: body.approvals }),
    };
    return executeOnLedger<'SetBudget'>(caller.plane, caller.tenant, command, caller.context());
  }
}
