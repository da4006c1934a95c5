import { jsonEvent } from '@eventstore/db-client';
import type { PlaneId, StreamName } from '@chancery/kernel';
import type { EngineReader } from './engine-reader.ts';
import type { EngineWriter } from './engine-writer.ts';

/** Not among the planes' events: its type does not begin as theirs. */
const STREAM = 'chanceryplane' as StreamName;
const TYPE = 'plane-of-chancery';

/**
 * Marks the cluster as that of `plane`, or finds that it is: a configuration that mixes up two regions would otherwise
 * mix their events.
 * @throws Error when it is another plane's; StoreBusyError or OutcomeUnknownError when it cannot be asked
 */
export async function claimPlane(reader: EngineReader, writer: EngineWriter, plane: PlaneId): Promise<void> {
  let marked = await markOn(reader);
  if (marked === null) {
    // Another process may be faster: then the mark is there to be read.
    await writer.append(STREAM, 'no_stream', [jsonEvent({ type: TYPE, data: { plane } })]);
    marked = await markOn(reader);
  }
  if (marked !== plane) throw new Error(`The event store is that of plane "${marked}", not of "${plane}"`);
}

async function markOn(reader: EngineReader): Promise<string | null> {
  const data = (await reader.firstOf(STREAM))?.event?.data;
  if (data === undefined) return null;
  return typeof data === 'object' && 'plane' in data ? String(data.plane) : 'unknown';
}
