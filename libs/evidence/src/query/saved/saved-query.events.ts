import type { EpochMs } from '@chancery/kernel';

/** A statement was saved under a name, or changed. */
export interface QuerySaved {
  readonly type: 'QuerySaved';
  /** @pattern ^[a-z][a-z0-9_]{0,62}$ */
  readonly name: string;
  /** One SELECT, as it was sent. */
  readonly sql: string;
  /** What it answers, for people; may be empty. */
  readonly description: string;
  /** 1 for the first statement of the name, one more with every change. @asType integer @minimum 1 */
  readonly revision: number;
  /** Milliseconds since the epoch. @asType integer */
  readonly savedAt: EpochMs;
}

/** A saved statement was removed; its name can be used again. */
export interface QueryRemoved {
  readonly type: 'QueryRemoved';
  /** @pattern ^[a-z][a-z0-9_]{0,62}$ */
  readonly name: string;
  /** The revision that was removed. @asType integer @minimum 1 */
  readonly revision: number;
  /** Milliseconds since the epoch. @asType integer */
  readonly removedAt: EpochMs;
}

export type SavedQueryEvent = QuerySaved | QueryRemoved;
