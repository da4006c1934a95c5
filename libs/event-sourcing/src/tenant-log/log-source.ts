import type { Json } from '@chancery/kernel';
import type { Position, RecordedEvent } from '../event-store.ts';

/** What the first event of a command says of it. */
export interface CommandNote {
  /** SHA-256 of the canonical command, hex. */
  readonly hash: string;
  readonly answer: Json;
  /** How many events it has, this one included; they follow one another in the stream. */
  readonly eventCount: number;
}

/** An event as it stands in the log of an engine that knows no entries. */
export interface LoggedEvent extends RecordedEvent {
  /** On the first event of a command that is to be remembered. */
  readonly command: CommandNote | null;
}

/** Events that follow one another in the log, and whether it ended behind them when they were read. */
export interface LoggedPage {
  readonly events: readonly LoggedEvent[];
  readonly end: boolean;
}

/** The log that is indexed. */
export interface LogSource {
  /**
   * At most `maxCount` events after `after`, in commit order; none left out.
   * @throws StoreBusyError
   */
  readLog(after: Position, maxCount: number): Promise<LoggedPage>;
}
