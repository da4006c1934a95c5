/** A statement saved under a name. */
export type SavedQueryAnswer = {
  readonly name: string;
  readonly sql: string;
  /** What it answers, for people; may be empty. */
  readonly description: string;
  /** One more with every change. @asType integer @minimum 1 */
  readonly revision: number;
  /** ISO 8601 UTC. */
  readonly savedAt: string;
};

export type SavedQueryList = {
  /** By name. */
  readonly items: readonly SavedQueryAnswer[];
  readonly cursor: string | null;
};
