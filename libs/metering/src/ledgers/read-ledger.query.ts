import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { LedgerAnswer } from '../contract/ledger-answers.ts';
import { ledgerAnswer } from '../ledger/figures.ts';
import { ledgerNow } from '../ledger/ledger-now.ts';

/** A meter's figures now, strongly consistent. */
export class ReadLedger {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
  ) {}
}

@QueryHandler(ReadLedger)
export class ReadLedgerHandler implements IQueryHandler<ReadLedger> {
  async execute({ caller, meter }: ReadLedger): Promise<LedgerAnswer> {
    return ledgerAnswer(await ledgerNow(caller.plane, caller.tenant, meter, caller.context().time));
  }
}
