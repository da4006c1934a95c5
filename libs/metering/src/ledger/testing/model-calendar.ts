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
  private readonly names = new Map<string, string>();
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
    this.replace([{ ...this.tenant, from: -Infinity }]);
  }

  /** Something is counted at `now`: a move that came before it is there to stay. */
  settle(now: EpochMs): void {
    if (this.movedAt(now) !== null) this.replace([...this.stays, this.tenant]);
  }

  /** Since when the tenant is elsewhere than where it was counted last; `null`: it is not. */
  movedAt(now: EpochMs): EpochMs | null {
    const last = this.stays.at(-1);
    return last?.timeZone !== this.tenant.timeZone && this.tenant.from <= now ? this.tenant.from : null;
  }

  /** The local date; for a week its Monday's; for a month without the day. As it is known at `now`. */
  key(period: Period, at: EpochMs, now: EpochMs): string {
    if (this.movedAt(now) !== null) return nameIn([...this.stays, this.tenant], period, at);
    const slot = `${period} ${at}`;
    const name = this.names.get(slot) ?? nameIn(this.stays, period, at);
    this.names.set(slot, name);
    return name;
  }

  private replace(stays: readonly Stay[]): void {
    this.stays = stays;
    this.names.clear();
  }
}

function nameIn(stays: readonly Stay[], period: Period, at: EpochMs): string {
  const before = stays.filter(({ from }) => from <= at);
  const names = before.map(({ timeZone }, index) => nameOf(period, dateIn(timeZone, before[index + 1]?.from ?? at)));
  return names.reduce((latest, name) => (name > latest ? name : latest), '');
}

function nameOf(period: Period, date: string): string {
  if (period === 'day') return date;
  if (period === 'month') return date.slice(0, 7);
  const known = mondays.get(date);
  if (known !== undefined) return known;
  const noon = new Date(`${date}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - ((noon.getUTCDay() + 6) % 7));
  const monday = noon.toISOString().slice(0, 10);
  mondays.set(date, monday);
  return monday;
}

const mondays = new Map<string, string>();

/** No clock of these zones is changed, and none of their days begins, within a quarter of an hour. */
const QUARTER = 15 * 60_000;
/** What Intl printed of quarters of an hour, by zone: asking it takes longer than all the rest. */
const dates = new Map<string, Map<number, string>>();
const MAX_REMEMBERED = 100_000;

function dateIn(timeZone: string, at: EpochMs): string {
  const quarter = Math.floor(at / QUARTER);
  const known = dates.get(timeZone) ?? new Map<number, string>();
  if (known.size >= MAX_REMEMBERED) known.clear();
  dates.set(timeZone, known);
  const date = known.get(quarter) ?? formatOf(timeZone).format(quarter * QUARTER);
  known.set(quarter, date);
  return date;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Prints `2026-11-23`. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
  formats.set(timeZone, format);
  return format;
}
