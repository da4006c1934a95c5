/** Revision that a tombstone has: the greatest there is, so nothing can follow. */
export const TOMBSTONE_REVISION = 2n ** 63n - 1n;

/** An event as it comes in. */
export interface ProposedEvent {
  /** UUID, lower case. */
  readonly id: string;
  readonly type: string;
  /** Whether it was sent as `application/json`; otherwise its bytes are opaque. */
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** Where an event stands in `$all`. */
export interface LogPosition {
  readonly commit: number;
  readonly prepare: number;
}

/** An event as it is kept. */
export interface LoggedEvent extends ProposedEvent, LogPosition {
  readonly stream: string;
  readonly revision: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** Negative, zero or positive as `a` stands before, at or after `b`. */
export function comparePositions(a: LogPosition, b: LogPosition): number {
  return a.commit - b.commit || a.prepare - b.prepare;
}

/** Bytes that count towards the size of an append. */
export function sizeOf(event: ProposedEvent): number {
  return event.data.byteLength + event.metadata.byteLength + event.type.length * 2;
}
