import type { EpochMs } from '@chancery/kernel';

/** Asks for an override. */
export type RequestOverride = {
  readonly type: 'RequestOverride';
  readonly meter: string;
  /** The new override's ID. */
  readonly override: string;
  /** Actor ID of whoever asks. */
  readonly requestedBy: string;
  readonly reason: string;
  readonly amount: number;
  readonly endsAt: EpochMs;
};

/** Approves a request; the last approval that is needed grants it. */
export type ApproveOverride = {
  readonly type: 'ApproveOverride';
  readonly meter: string;
  readonly override: string;
  /** Actor ID. */
  readonly approvedBy: string;
};

/** Refuses a request. */
export type RefuseOverride = {
  readonly type: 'RefuseOverride';
  readonly meter: string;
  readonly override: string;
  /** Actor ID. */
  readonly refusedBy: string;
  readonly reason: string;
};

/** Allows use past the soft caps of the meter, up to `amount`, until `endsAt`. */
export type GrantOverride = {
  readonly type: 'GrantOverride';
  readonly meter: string;
  /** The new override's ID. */
  readonly override: string;
  /** Actor ID of the person who grants it. */
  readonly grantedBy: string;
  readonly reason: string;
  readonly amount: number;
  readonly endsAt: EpochMs;
};

/** Takes back what is left of an override. */
export type ReverseOverride = {
  readonly type: 'ReverseOverride';
  readonly meter: string;
  readonly override: string;
  readonly reason: string;
};

export type OverrideCommand = RequestOverride | ApproveOverride | RefuseOverride | GrantOverride | ReverseOverride;
