import type { Command, DecisionId, EpochMs, Rejection, StreamName } from '@chancery/kernel';
import type { CommandContext } from './envelope.ts';

/** A refusal that is no event of its aggregate: what was asked, and where and when it was decided. */
export interface Refusal {
  readonly context: CommandContext;
  readonly rejection: Rejection;
  readonly command: Command;
  /** The stream it was decided on and the revision it had; `null` for refusals at the edge (scope, plan). */
  readonly decidedOn: { readonly stream: StreamName; readonly revision: number; readonly at: EpochMs } | null;
}

/**
 * Records refusals: the first per actor, reason and minute as an event, its repeats as one counted event at the end of
 * the window. Resolves after the first is durable.
 */
export interface RefusalSink {
  record(refusal: Refusal): Promise<DecisionId>;
}
