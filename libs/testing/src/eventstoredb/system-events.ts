import { randomUUID } from 'node:crypto';
import type { EventLog } from './log/event-log.ts';
import type { ProposedEvent } from './log/logged-event.ts';
import { METADATA_TYPE } from './log/stream-state.ts';

/** What a new server writes before anybody else does. */
export async function writeFirstSystemEvents(log: EventLog): Promise<void> {
  await log.append('$$$stats-127.0.0.1', 'no_stream', [systemEvent(METADATA_TYPE, { $maxAge: 86_400 })]);
  await log.append('$users', 'no_stream', [systemEvent('$UserCreated', { LoginName: 'admin' })]);
}

/** Writes a `$statsCollected` after every `every` other events, as a server does by the clock. @returns what ends it */
export function interleaveSystemEvents(log: EventLog, every: number): () => void {
  let seen = log.all.length;
  return log.onWrite(() => {
    if (log.all.length - seen < every) return;
    seen = log.all.length + 1;
    void log.append('$stats-127.0.0.1', 'any', [systemEvent('$statsCollected', { events: log.all.length })]);
  });
}

function systemEvent(type: string, data: Readonly<Record<string, unknown>>): ProposedEvent {
  return { id: randomUUID(), type, json: true, data: Buffer.from(JSON.stringify(data)), metadata: new Uint8Array(0) };
}
