import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { HoldList } from '../contract/ledger-answers.ts';
import { holdView } from '../ledger/hold.answers.ts';
import { ledgerNow } from '../ledger/ledger-now.ts';

/** A page of the holds that stand on a meter; `after` is the ID of the last one of the page before. */
export class ListHolds {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ListHolds)
export class ListHoldsHandler implements IQueryHandler<ListHolds> {
  async execute({ caller, meter, limit, after = '' }: ListHolds): Promise<HoldList> {
    const ledger = await ledgerNow(caller.plane, caller.tenant, meter, caller.context().time);
    const following = ledger.holds
      .filter(({ hold }) => hold > after)
      .sort((left, right) => (left.hold < right.hold ? -1 : 1));
    const items = following.slice(0, limit).map((hold) => holdView(meter, hold));
    return { items, cursor: following.length > limit ? (items.at(-1)?.hold ?? null) : null };
  }
}
