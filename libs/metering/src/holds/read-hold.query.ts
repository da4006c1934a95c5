import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { HoldAnswer } from '../contract/ledger-answers.ts';
import { standingHold } from '../ledger/decide-hold.ts';
import { meterOfHold } from '../ledger/hold-id.ts';
import { holdAnswer } from '../ledger/hold.answers.ts';
import { ledgerNow } from '../ledger/ledger-now.ts';

/** One hold, strongly consistent. */
export class ReadHold {
  constructor(
    readonly caller: Caller,
    readonly hold: string,
  ) {}
}

@QueryHandler(ReadHold)
export class ReadHoldHandler implements IQueryHandler<ReadHold> {
  async execute({ caller, hold }: ReadHold): Promise<HoldAnswer> {
    const ledger = await ledgerNow(caller.plane, caller.tenant, meterOfHold(hold), caller.context().time);
    const standing = standingHold(ledger, hold);
    if (!standing) throw new Problem('not-found', `No hold "${hold}" stands now.`);
    return holdAnswer(ledger, standing);
  }
}
