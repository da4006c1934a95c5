import type { EpochMs } from '@chancery/kernel';

/** Reserves `quantity` if it fits, whole, or refuses it. */
export type HoldUsage = {
  readonly type: 'HoldUsage';
  readonly meter: string;
  /** The new hold's ID. */
  readonly hold: string;
  /** Actor ID of whoever asks. */
  readonly heldBy: string;
  readonly quantity: number;
  readonly endsAt: EpochMs;
};

/** Gives a hold another end. */
export type RenewHold = {
  readonly type: 'RenewHold';
  readonly meter: string;
  readonly hold: string;
  readonly endsAt: EpochMs;
};

/** Charges what was used of a hold and frees the rest. */
export type CommitHold = {
  readonly type: 'CommitHold';
  readonly meter: string;
  readonly hold: string;
  readonly quantity: number;
};

/** Frees a hold of which nothing was used. */
export type ReleaseHold = { readonly type: 'ReleaseHold'; readonly meter: string; readonly hold: string };

export type HoldCommand = HoldUsage | RenewHold | CommitHold | ReleaseHold;
