import type { PlaneId } from '@chancery/kernel';

/** What became of a command. `repeated`: its answer of before was given again. */
export type CommandOutcome =
  | 'accepted'
  | 'repeated'
  | 'rejected'
  | 'dry-run'
  | 'busy'
  | 'conflict'
  | 'key-reused'
  | 'outcome-unknown'
  | 'unavailable'
  | 'failed';

/** Told of what is decided and written in a plane, for its metrics. Never of whose it is. */
export interface PlaneMeter {
  decided(plane: PlaneId, command: string, outcome: CommandOutcome): void;
  /** @param events as many as were written, 0 for an append that came to nothing */
  appended(plane: PlaneId, events: number, seconds: number): void;
}
