import { setTimeout as sleep } from 'node:timers/promises';

/** Changes that come faster are told together. */
const MIN_INTERVAL_MS = 200;
/** A comment this often keeps proxies from closing a silent stream. */
const HEARTBEAT_MS = 15_000;

/** How something stands that changes until its end. */
export interface FollowedState {
  /** Another one after every change. Printable ASCII without spaces. */
  readonly id: string;
  readonly state: object;
  readonly hasEnded: boolean;
}

/** Something that can be followed. */
export interface Followed {
  now(): FollowedState | Promise<FollowedState>;
  /** Resolves when it may stand otherwise than under this ID, or when `signal` says so. */
  changedFrom(id: string, signal: AbortSignal): Promise<void>;
}

/**
 * Its changes as server-sent events of type `progress`: each is the whole state as of now under its ID, so whoever comes
 * back with the last one has missed nothing. Ends with it.
 * @param after ID of the last event that was seen; `null` for none
 */
export async function* stateEvents(
  followed: Followed,
  after: string | null,
  intervals = { minMs: MIN_INTERVAL_MS, heartbeatMs: HEARTBEAT_MS },
): AsyncGenerator<string> {
  let told = after;
  let heardOf = performance.now();
  for (;;) {
    const { id, state, hasEnded } = await followed.now();
    if (id !== told) {
      told = id;
      heardOf = performance.now();
      yield `id: ${id}\nevent: progress\ndata: ${JSON.stringify(state)}\n\n`;
    } else if (performance.now() - heardOf >= intervals.heartbeatMs) {
      heardOf = performance.now();
      yield ': waiting\n\n';
    }
    if (hasEnded) return;
    await sleep(intervals.minMs);
    await followed.changedFrom(id, AbortSignal.timeout(intervals.heartbeatMs));
  }
}
