/** A query that waits for its engine or runs now. */
export type RunningQuery = {
  readonly query: string;
  /** The beginning of the statement, 500 characters at most. */
  readonly sql: string;
  /** Who sent it. */
  readonly actor: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
};

export type RunningQueryList = {
  /** The longest running first. */
  readonly items: readonly RunningQuery[];
};
