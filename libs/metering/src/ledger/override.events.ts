import type { EpochMs } from '@chancery/kernel';

/** An override that has not ended. */
export type CarriedOverride = {
  readonly override: string;
  /** Actor ID of the person who granted it. */
  readonly grantedBy: string;
  readonly reason: string;
  /** Granted. @asType integer @minimum 1 */
  readonly amount: number;
  /** Not drawn yet; 0: exhausted (a returned charge can fill it again). @asType integer @minimum 0 */
  readonly remaining: number;
  /** Epoch milliseconds of the first moment it no longer holds. @asType integer */
  readonly endsAt: EpochMs;
};

/** A part of an override that a charge drew, or that was given back to it. */
export type OverrideDraw = {
  readonly override: string;
  /** @asType integer @minimum 1 */
  readonly quantity: number;
};

/** An override that was asked for and not decided yet. */
export type CarriedRequest = {
  readonly override: string;
  /** Actor ID of whoever asked. */
  readonly requestedBy: string;
  /** Epoch milliseconds. @asType integer */
  readonly requestedAt: EpochMs;
  readonly reason: string;
  /** @asType integer @minimum 1 */
  readonly amount: number;
  /** Epoch milliseconds of the end asked for; a request that nobody decided by then lapses. @asType integer */
  readonly endsAt: EpochMs;
  /** Actor IDs of those who approved so far, each once, in order; never the one who asked. */
  readonly approvedBy: readonly string[];
};

/** Someone asked for an override. */
export interface OverrideRequested {
  readonly type: 'OverrideRequested';
  readonly meter: string;
  readonly override: string;
  /** Actor ID of whoever asked. */
  readonly requestedBy: string;
  /** Epoch milliseconds. @asType integer */
  readonly requestedAt: EpochMs;
  readonly reason: string;
  /** @asType integer @minimum 1 */
  readonly amount: number;
  /** Epoch milliseconds of the end asked for. @asType integer */
  readonly endsAt: EpochMs;
}

/** A request was approved, and a budget of the meter demands one more approval. */
export interface OverrideApproved {
  readonly type: 'OverrideApproved';
  readonly meter: string;
  readonly override: string;
  /** Actor ID. */
  readonly approvedBy: string;
}

/** A request was refused. */
export interface OverrideRefused {
  readonly type: 'OverrideRefused';
  readonly meter: string;
  readonly override: string;
  /** Actor ID. */
  readonly refusedBy: string;
  readonly reason: string;
  /** When it was asked for, in epoch milliseconds. @asType integer */
  readonly requestedAt: EpochMs;
}

/** The end that was asked for came before anyone decided; recorded by the first decision after it. */
export interface OverrideRequestLapsed {
  readonly type: 'OverrideRequestLapsed';
  readonly meter: string;
  readonly override: string;
}

/** A person allowed use past the soft caps of this meter. */
export interface OverrideGranted {
  readonly type: 'OverrideGranted';
  readonly meter: string;
  readonly override: string;
  /** Actor ID of that person. */
  readonly grantedBy: string;
  readonly reason: string;
  /** @asType integer @minimum 1 */
  readonly amount: number;
  /** Epoch milliseconds. @asType integer */
  readonly endsAt: EpochMs;
  /** Actor ID of whoever asked for it; absent, as all that follow, when it was granted without a request. */
  readonly requestedBy?: string;
  /** When it was asked for, in epoch milliseconds. @asType integer */
  readonly requestedAt?: EpochMs;
  /** Actor IDs of all who approved, in order; the last is `grantedBy`. */
  readonly approvedBy?: readonly string[];
}

/** The last unit of an override was drawn. */
export interface OverrideExhausted {
  readonly type: 'OverrideExhausted';
  readonly meter: string;
  readonly override: string;
}

/** An override's end came before it was exhausted; recorded by the first decision after it. */
export interface OverrideExpired {
  readonly type: 'OverrideExpired';
  readonly meter: string;
  readonly override: string;
  /** Never drawn. @asType integer @minimum 1 */
  readonly unused: number;
}

/** An override was taken back. What it had admitted stays charged. */
export interface OverrideReversed {
  readonly type: 'OverrideReversed';
  readonly meter: string;
  readonly override: string;
  readonly reason: string;
  /** Never drawn. @asType integer @minimum 0 */
  readonly unused: number;
}

export type OverrideEvent =
  | OverrideRequested
  | OverrideApproved
  | OverrideRefused
  | OverrideRequestLapsed
  | OverrideGranted
  | OverrideExhausted
  | OverrideExpired
  | OverrideReversed;
