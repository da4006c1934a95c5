import type { EpochMs } from '@chancery/kernel';

/** The tenant decided how its authorities are handled. */
export interface AuthoritySettingsChanged {
  readonly type: 'AuthoritySettingsChanged';
  /** Whether findings can be skipped. */
  readonly allowSkips: boolean;
  /** Why, in the words of the person who changed it. */
  readonly reason: string;
  /** Milliseconds since the epoch. @asType integer */
  readonly changedAt: EpochMs;
}

export type AuthoritySettingsEvent = AuthoritySettingsChanged;
