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

export type OverrideEvent = OverrideGranted | OverrideExhausted | OverrideExpired | OverrideReversed;
