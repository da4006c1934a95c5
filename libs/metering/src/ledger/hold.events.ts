import type { EpochMs } from '@chancery/kernel';
import type { OverrideDraw } from './override.events.ts';

/** A hold that stands: an amount that counts against every cap until it is committed or released, or its end comes. */
export type CarriedHold = {
  /** Its ID: `<plane>_h<24 hex digits>_<meter>`. */
  readonly hold: string;
  /** Actor ID of whoever asked for it. */
  readonly heldBy: string;
  /** @asType integer @minimum 1 */
  readonly quantity: number;
  /** Epoch milliseconds of the first moment it no longer holds. @asType integer */
  readonly endsAt: EpochMs;
  /** What was drawn from overrides for the part beyond a soft cap; absent when it fitted without. */
  readonly overrides?: readonly OverrideDraw[];
};

/** An amount was asked for, fitted under every cap, and is reserved. */
export interface UsageHeld extends CarriedHold {
  readonly type: 'UsageHeld';
  readonly meter: string;
}

/** A hold was given another end. */
export interface HoldRenewed {
  readonly type: 'HoldRenewed';
  readonly meter: string;
  readonly hold: string;
  /** Epoch milliseconds. @asType integer */
  readonly endsAt: EpochMs;
}

/** What was used of a hold is charged; the rest is free again. */
export interface HoldCommitted {
  readonly type: 'HoldCommitted';
  readonly meter: string;
  readonly hold: string;
  /** Held until now. @asType integer @minimum 1 */
  readonly held: number;
  /** Used, and charged in the periods under way. @asType integer @minimum 1 */
  readonly quantity: number;
  /** What the charge keeps of the hold's draws from overrides; absent when that is nothing. */
  readonly overrides?: readonly OverrideDraw[];
  /** What flowed back into overrides that have not ended; absent when that is nothing. */
  readonly givenBack?: readonly OverrideDraw[];
}

/** A hold was given up; all of it is free again. */
export interface HoldReleased {
  readonly type: 'HoldReleased';
  readonly meter: string;
  readonly hold: string;
  /** Held until now. @asType integer @minimum 1 */
  readonly held: number;
  /** What flowed back into overrides that have not ended; absent when that is nothing. */
  readonly givenBack?: readonly OverrideDraw[];
}

/** A hold's end came before it was committed; recorded by the first decision after it. */
export interface HoldExpired {
  readonly type: 'HoldExpired';
  readonly meter: string;
  readonly hold: string;
  /** Held until its end. @asType integer @minimum 1 */
  readonly held: number;
  /** What flowed back into overrides that have not ended; absent when that is nothing. */
  readonly givenBack?: readonly OverrideDraw[];
}

export type HoldEvent = UsageHeld | HoldRenewed | HoldCommitted | HoldReleased | HoldExpired;
