import type { EpochMs } from '@chancery/kernel';
import type { Period } from '../period.ts';

interface Stay {
  readonly from: EpochMs;
  readonly timeZone: string;
}

/**
 * The calendar of a tenant who moves between time zones, made from what Intl prints. Names of periods only ever go
 * forward: where a new zone's clock is behind, the period under way goes on until that clock has caught up.
 */
export class ModelCalendar {
  private readonly dates = new Map<string, string>();
  private stays: readonly Stay[];
  private tenant: Stay;

  constructor(timeZone: string) {
    this.tenant = { from: -Infinity, timeZone };
    this.stays = [this.tenant];
  }

  /** The tenant moves; nobody has counted in the new zone yet. */
  move(timeZone: string, since: EpochMs): void {
    this.tenant = { from: since, timeZone };
  }

  /** Counting begins: what was before was in the zone of now. */
  begin(): void {
    this.stays = [{ ...this.tenant, from: -Infinity }];
  }

  /** Something is counted at `now`: a move that came before it is there to stay. */
  settle(now: EpochMs): void {
    this.stays = this.staysAt(now);
  }

  /** The local date; for a week its Monday's; for a month without the day. As it is known at `now`. */
  key(period: Period, at: EpochMs, now: EpochMs): string {
    const stays = this.staysAt(now).filter(({ from }) => from <= at);
    const names = stays.map(({ timeZone }, index) => nameOf(period, this.date(timeZone, stays[index + 1]?.from ?? at)));
    return names.reduce((latest, name) => (name > latest ? name : latest), '');
  }

  private staysAt(now: EpochMs): readonly Stay[] {
    const last = this.stays.at(-1);
    const isNew = last?.timeZone !== this.tenant.timeZone && this.tenant.from <= now;
    return isNew ? [...this.stays, this.tenant] : this.stays;
  }

  private date(timeZone: string, at: EpochMs): string {
    const slot = `${timeZone} ${at}`;
    const date = this.dates.get(slot) ?? formatOf(timeZone).format(at);
    this.dates.set(slot, date);
    return date;
  }
}

function nameOf(period: Period, date: string): string {
  if (period === 'day') return date;
  if (period === 'month') return date.slice(0, 7);
  const noon = new Date(`${date}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - ((noon.getUTCDay() + 6) % 7));
  return noon.toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Prints `2026-11-23`. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
  formats.set(timeZone, format);
  return format;
}
