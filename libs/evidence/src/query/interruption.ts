import type { DuckDBConnection } from '@duckdb/node-api';

/** Why a query is to stop before its end. */
export type StopReason = 'cancelled' | 'timed-out' | 'too-large';

/** An interruption between two statements of one query is lost, so it is given until the query has ended. */
const REPEAT_MS = 25;

/** Stops the work of one connection at its time limit or when told to, and remembers why. */
export class Interruption {
  private reason: StopReason | null = null;
  private readonly deadline: NodeJS.Timeout;
  private repeat: NodeJS.Timeout | null = null;
  private readonly connection: DuckDBConnection;

  constructor(connection: DuckDBConnection, timeoutMs: number) {
    this.connection = connection;
    this.deadline = setTimeout(() => this.stop('timed-out'), timeoutMs);
  }

  /** `null` while nobody asked the work to stop. */
  get stoppedFor(): StopReason | null {
    return this.reason;
  }

  /** Stops the work; the first reason stays. */
  stop(reason: StopReason): void {
    if (this.reason !== null) return;
    this.reason = reason;
    this.connection.interrupt();
    this.repeat = setInterval(() => this.connection.interrupt(), REPEAT_MS);
  }

  /** The work is over; to be called before the connection is closed. */
  end(): void {
    clearTimeout(this.deadline);
    if (this.repeat) clearInterval(this.repeat);
  }
}
