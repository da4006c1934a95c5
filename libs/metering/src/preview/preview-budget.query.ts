import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { readEnvelope } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { EpochMs } from '@chancery/kernel';
import { problemOf } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { SetBudgetBody } from '../contract/budget.dto.ts';
import type { BudgetPreview } from '../contract/preview.ts';
import { iso } from '../ledger/figures.ts';
import { ledgerAggregate } from '../ledger/ledger.aggregate.ts';
import { ledgerIdentity } from '../ledger/ledger-owner.ts';
import type { LedgerIdentity } from '../ledger/ledger.commands.ts';
import { BudgetReplay } from './budget-replay.ts';
import type { PastEvent } from './command-again.ts';

/** Events of a ledger that a preview looks at, the newest of them. Read and decided in some seconds, a page at a time. */
const MOST_EVENTS = 50_000;
const PAGE = 1000;

/** What a proposed budget would have done with the past use of a meter. */
export class PreviewBudget {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
    readonly body: SetBudgetBody,
  ) {}
}

@QueryHandler(PreviewBudget)
export class PreviewBudgetHandler implements IQueryHandler<PreviewBudget> {
  async execute({ caller, meter, body }: PreviewBudget): Promise<BudgetPreview> {
    const { plane, tenant } = caller;
    const { state, revision } = await plane.runner.state(ledgerAggregate, { tenant, id: meter });
    const identity = await ledgerIdentity(plane, tenant, meter);
    const from = Math.max(0, revision + 1 - MOST_EVENTS);
    if (state.kind === 'unopened') {
      const replay = begun(identity, body, caller.now());
      return previewOf(meter, replay, null, false);
    }
    let replay: BudgetReplay | null = null;
    let since: EpochMs | null = null;
    for (let next = from; next <= revision; next += PAGE) {
      for (const past of await this.page(caller, meter, next)) {
        since ??= past.at;
        replay ??= begun({ ...identity, timeZone: zoneOf(past) ?? identity.timeZone }, body, past.at);
        replay.tell(past);
      }
    }
    return previewOf(meter, replay ?? begun(identity, body, caller.now()), since, from > 0);
  }

  private async page({ plane, tenant }: Caller, meter: string, from: number): Promise<readonly PastEvent[]> {
    const stream = streamName(ledgerAggregate.category, tenant, meter);
    const { events } = await plane.events.readStream(stream, from, PAGE);
    return events.map((stored) => {
      const { data, time, commandId } = readEnvelope(stored);
      return { event: ledgerAggregate.codec.decode(stored.type, data), at: Date.parse(time), commandId };
    });
  }
}

/** @throws Problem for a budget that could not be set. */
function begun(identity: LedgerIdentity, body: SetBudgetBody, start: EpochMs): BudgetReplay {
  const { period, limit } = body;
  const caps = { softCap: body.softCap ?? null, hardCap: body.hardCap ?? null };
  const proposed = { budget: 'proposed', period, limit, thresholds: body.thresholds ?? null, ...caps };
  const replay = BudgetReplay.begin(identity, proposed, start);
  if (replay instanceof BudgetReplay) return replay;
  throw problemOf(replay, null);
}

/** The time zone at an event that says it. */
function zoneOf({ event }: PastEvent): string | null {
  if (event.type === 'LedgerOpened') return event.timeZone;
  return event.type === 'PeriodOpened' ? event.carried.timeZone : null;
}

function previewOf(meter: string, replay: BudgetReplay, since: EpochMs | null, truncated: boolean): BudgetPreview {
  const { days, replayed } = replay.result();
  return {
    meter,
    since: since === null ? null : iso(since),
    truncated,
    replayed,
    refusedRequests: days.reduce((sum, { refusedRequests }) => sum + refusedRequests, 0),
    refusedQuantity: days.reduce((sum, { refusedQuantity }) => sum + refusedQuantity, 0),
    days,
  };
}
