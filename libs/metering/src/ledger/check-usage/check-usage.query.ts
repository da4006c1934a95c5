import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { CheckAnswer } from '../../contract/ledger-answers.ts';
import type { UsageBody } from '../../contract/usage.dto.ts';
import { decideOnly } from '../decide-only.ts';
import { figuresOf } from '../figures.ts';
import { ledgerNow } from '../ledger-now.ts';

/** Whether a charge would fit now. */
export class CheckUsage {
  constructor(
    readonly caller: Caller,
    readonly body: UsageBody,
  ) {}
}

@QueryHandler(CheckUsage)
export class CheckUsageHandler implements IQueryHandler<CheckUsage> {
  async execute({ caller, body: { meter, quantity } }: CheckUsage): Promise<CheckAnswer> {
    const { time } = caller.context();
    const ledger = await ledgerNow(caller.plane, caller.tenant, meter, time);
    const decided = decideOnly<'ConsumeUsage'>(ledger, { type: 'ConsumeUsage', meter, quantity }, time);
    if (decided.kind === 'accepted') return decided.answer;
    return { meter, quantity, accepted: false, ...figuresOf(ledger), refusal: decided.rejection };
  }
}
