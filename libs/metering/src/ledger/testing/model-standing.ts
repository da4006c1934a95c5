import type { EpochMs } from '@chancery/kernel';

export interface Held {
  readonly quantity: number;
  endsAt: EpochMs;
  /** The override of each unit beyond the caps. */
  readonly drawnFrom: string[];
}

export interface Override {
  remaining: number;
  readonly endsAt: EpochMs;
}

export interface Request {
  readonly amount: number;
  readonly endsAt: EpochMs;
  readonly by: string;
  readonly approvedBy: readonly string[];
}

/** What a deed comes to: nothing said, it is done. */
export interface Deed {
  /** Why it is refused. */
  readonly code?: string;
  /** It changes nothing. */
  readonly idle?: boolean;
}

export const DONE: Deed = {};
export const IDLE: Deed = { idle: true };

/** What of a model's ledger comes to an end by itself: holds, overrides and requests, by name. */
export class Standing {
  private readonly told: string[] = [];

  constructor(
    readonly holds: Map<string, Held> = new Map<string, Held>(),
    readonly overrides: Map<string, Override> = new Map<string, Override>(),
    readonly requests: Map<string, Request> = new Map<string, Request>(),
  ) {}

  /** The same, of which nothing has been told. */
  copy(): Standing {
    return new Standing(
      new Map([...this.holds].map(([name, held]) => [name, { ...held, drawnFrom: [...held.drawnFrom] }])),
      new Map([...this.overrides].map(([name, override]) => [name, { ...override }])),
      new Map(this.requests),
    );
  }

  held(): number {
    let held = 0;
    for (const { quantity } of this.holds.values()) held += quantity;
    return held;
  }

  tell(news: string): void {
    this.told.push(news);
  }

  news(): readonly string[] {
    return this.told;
  }

  grant(name: string, amount: number, endsAt: EpochMs, by: readonly string[]): Deed {
    this.overrides.set(name, { remaining: amount, endsAt });
    this.tell(`${name} granted by ${by.join()}`);
    return DONE;
  }

  reverse(name: string): Deed {
    const override = this.overrides.get(name);
    if (!override) return { code: 'override-not-in-force' };
    this.overrides.delete(name);
    this.tell(`${name} reversed, ${override.remaining} unused`);
    return DONE;
  }

  request(name: string, by: string, amount: number, endsAt: EpochMs): Deed {
    this.requests.set(name, { amount, endsAt, by, approvedBy: [] });
    this.tell(`${name} requested by ${by}`);
    return DONE;
  }

  /** `needed`: how many have to approve. */
  approve(name: string, by: string, needed: number): Deed {
    const request = this.requests.get(name);
    if (!request) return { code: 'override-request-not-open' };
    if (by === request.by || request.approvedBy.includes(by)) return { code: 'override-approver-not-other' };
    const approvedBy = [...request.approvedBy, by];
    if (approvedBy.length < needed) {
      this.requests.set(name, { ...request, approvedBy });
      this.tell(`${name} approved by ${by}`);
      return DONE;
    }
    this.requests.delete(name);
    return this.grant(name, request.amount, request.endsAt, approvedBy);
  }

  refuse(name: string, by: string): Deed {
    if (!this.requests.delete(name)) return { code: 'override-request-not-open' };
    this.tell(`${name} refused by ${by}`);
    return DONE;
  }

  /** Ends everything whose end has come by `now`: holds first, which fill the overrides that go on. */
  lapse(now: EpochMs): void {
    for (const [name, { endsAt, quantity, drawnFrom }] of this.holds) {
      if (now < endsAt) continue;
      this.holds.delete(name);
      giveUnits(this, drawnFrom, quantity, now);
      this.tell(`${name} hold expired`);
    }
    for (const [name, { endsAt, remaining }] of this.overrides) {
      if (now < endsAt) continue;
      this.overrides.delete(name);
      // What is exhausted has said so when it was.
      if (remaining > 0) this.tell(`${name} expired, ${remaining} unused`);
    }
    for (const [name, { endsAt }] of this.requests) {
      if (now < endsAt) continue;
      this.requests.delete(name);
      this.tell(`${name} lapsed`);
    }
  }
}

/** Gives the last `units` of what was drawn back to the overrides they came from, where those have not ended. */
export function giveUnits({ overrides }: Standing, drawnFrom: string[], units: number, now: EpochMs): void {
  // `drawnFrom` has a unit only for what lay beyond a cap: those go back first.
  for (let unit = 0; unit < units; unit++) {
    const override = overrides.get(drawnFrom.pop() ?? '');
    if (override && now < override.endsAt) override.remaining++;
  }
}
