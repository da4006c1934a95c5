import { setTimeout as sleep } from 'node:timers/promises';
import type { TrackedUpload } from './tracked-upload.ts';

/** Changes that come faster are told together. */
const MIN_INTERVAL_MS = 200;
/** A comment this often keeps proxies from closing a silent stream. */
const HEARTBEAT_MS = 15_000;

/**
 * The progress of an upload as server-sent events: each is the whole state as of now under its sequence number, so
 * whoever comes back with the last number has missed nothing. Ends with the upload.
 * @param after the last event that was seen; 0 for none
 */
export async function* progressEvents(
  upload: TrackedUpload,
  after: number,
  intervals = { minMs: MIN_INTERVAL_MS, heartbeatMs: HEARTBEAT_MS },
): AsyncGenerator<string> {
  for (let told = after; ;) {
    const { state } = upload;
    if (state.sequence > told) {
      told = state.sequence;
      yield `id: ${told}\nevent: progress\ndata: ${JSON.stringify(state)}\n\n`;
    }
    if (state.endedAt !== null) return;
    await sleep(intervals.minMs);
    if (upload.state.sequence > told) continue;
    const heartbeat = AbortSignal.timeout(intervals.heartbeatMs);
    await upload.changed(heartbeat);
    if (heartbeat.aborted) yield ': waiting\n\n';
  }
}
