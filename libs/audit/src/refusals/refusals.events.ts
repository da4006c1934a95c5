import type { EpochMs, JsonObject, Lift } from '@chancery/kernel';

/** A request was refused: the first of its kind in its window. Its command can be decided again. */
export interface RefusalRecorded {
  readonly type: 'RefusalRecorded';
  /** Who asked; the same as the event's actor. */
  readonly actor: string;
  /** Code of the error catalogue. */
  readonly code: string;
  readonly message: string;
  readonly facts: JsonObject;
  /** Start of the one-minute window. Milliseconds since the epoch. @asType integer */
  readonly windowStart: EpochMs;
  /** What was asked, with its `type`. */
  readonly refusedCommand: JsonObject;
  readonly refusedCommandId: string;
  /** Where it was decided; `null` when it was refused at the edge. */
  readonly decidedOn: DecidedOn | null;
  /** The ways out of a refusal at the edge, which no decider can be asked for again. */
  readonly lift?: readonly Lift[];
}

/** The stream a refusal was decided on, the revision it had, and the stream time. */
export interface DecidedOn {
  readonly stream: string;
  /** -1 for a stream without events. @asType integer @minimum -1 */
  readonly revision: number;
  /** @asType integer */
  readonly at: EpochMs;
}

/** How often the same actor was refused for the same reason again within the window of a recorded refusal. */
export interface RefusalsCounted {
  readonly type: 'RefusalsCounted';
  readonly actor: string;
  readonly code: string;
  /** @asType integer */
  readonly windowStart: EpochMs;
  /** Refusals after the first. @asType integer @minimum 1 */
  readonly repeats: number;
}

export type RefusalEvent = RefusalRecorded | RefusalsCounted;
