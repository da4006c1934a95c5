import type { EpochMs } from '@chancery/kernel';
import type { OverrideView } from '../contract/budget-views.ts';
import { iso } from '../ledger/figures.ts';
import type { LedgerEvent, OverrideDraw, OverrideGranted } from '../ledger/ledger.events.ts';

/** An override from its grant on; what has become of it follows from these figures and the time. */
export type OverrideRecord = {
  readonly override: string;
  readonly grantedBy: string;
  readonly reason: string;
  readonly amount: number;
  readonly drawn: number;
  readonly grantedAt: EpochMs;
  readonly endsAt: EpochMs;
  readonly reversedAt: EpochMs | null;
};

/** The overrides of a meter after an event at `time`, newest first. */
export function withOverrideEvent(
  overrides: readonly OverrideRecord[],
  event: LedgerEvent,
  time: EpochMs,
): readonly OverrideRecord[] {
  switch (event.type) {
    case 'OverrideGranted':
      return [granted(event, time), ...overrides];
    case 'OverrideReversed':
      return overrides.map((each) => (each.override === event.override ? { ...each, reversedAt: time } : each));
    case 'UsageConsumed':
    case 'UsageHeld':
      return event.overrides === undefined ? overrides : withDraws(overrides, event.overrides, 1);
    case 'UsageReturned':
      return withDraws(overrides, event.overrides, -1);
    case 'UsageCorrected':
    case 'HoldCommitted':
    case 'HoldReleased':
    case 'HoldExpired':
      return event.givenBack === undefined ? overrides : withDraws(overrides, event.givenBack, -1);
    default:
      return overrides;
  }
}

/** An override as it is at `now`. */
export function overrideView(record: OverrideRecord, now: EpochMs): OverrideView {
  const { grantedAt, endsAt, reversedAt, ...rest } = record;
  return {
    ...rest,
    status: statusOf(record, now),
    grantedAt: iso(grantedAt),
    endsAt: iso(endsAt),
    reversedAt: reversedAt === null ? null : iso(reversedAt),
  };
}

function granted(event: OverrideGranted, time: EpochMs): OverrideRecord {
  const { override, grantedBy, reason, amount, endsAt } = event;
  return { override, grantedBy, reason, amount, endsAt, drawn: 0, grantedAt: time, reversedAt: null };
}

function withDraws(
  overrides: readonly OverrideRecord[],
  draws: readonly OverrideDraw[],
  sign: 1 | -1,
): readonly OverrideRecord[] {
  return overrides.map((record) => {
    const draw = draws.find(({ override }) => override === record.override);
    return draw ? { ...record, drawn: record.drawn + sign * draw.quantity } : record;
  });
}

function statusOf({ reversedAt, drawn, amount, endsAt }: OverrideRecord, now: EpochMs): OverrideView['status'] {
  if (reversedAt !== null) return 'reversed';
  if (drawn >= amount) return 'exhausted';
  return now < endsAt ? 'in_force' : 'expired';
}
