import type { PlaneId, StreamName } from '@chancery/kernel';
import type { AppendedCommand, ExpectedRevision, NewEvent } from '../event-store.ts';
import { MAX_APPEND_BYTES, MAX_APPEND_EVENTS, RefusedEventError } from '../event-store.ts';

/** The revision of a stream that has never been written: the one before its first event. */
export const NO_REVISION = -1;

/** Whether the stream stands where the writer believes. @param actual revision of the last event, `NO_REVISION` for none */
export function revisionFits(expected: ExpectedRevision, actual: number): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'no_stream':
      return actual === NO_REVISION;
    case 'stream_exists':
      return actual !== NO_REVISION;
    default:
      return actual === expected;
  }
}

/**
 * Refuses what no state of the store could make right.
 * @returns bytes of all events together
 * @throws RefusedEventError
 */
export function checkAppend(
  plane: PlaneId,
  stream: StreamName,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
  commands: readonly AppendedCommand[],
): number {
  if (stream === '' || stream.includes('\0')) throw new RefusedEventError('A stream needs a name without NUL');
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new RefusedEventError(`${expected} is not a revision: the first event has revision 0`);
  }
  if (events.length === 0) throw new RefusedEventError('An append needs at least one event');
  if (events.length > MAX_APPEND_EVENTS) {
    throw new RefusedEventError(`${events.length} events in one append; at most ${MAX_APPEND_EVENTS} fit`);
  }
  let bytes = 0;
  for (const event of events) {
    if (event.plane !== plane) {
      throw new RefusedEventError(`An event of plane "${event.plane}" was refused: this is the store of "${plane}"`);
    }
    bytes += event.bytes.byteLength;
  }
  if (bytes > MAX_APPEND_BYTES) {
    throw new RefusedEventError(`${bytes} bytes in one append; at most ${MAX_APPEND_BYTES} fit`);
  }
  for (const command of commands) checkCommand(command, events);
  return bytes;
}

/** @throws RangeError */
export function checkMaxCount(maxCount: number): void {
  if (!(maxCount >= 1)) throw new RangeError(`maxCount is ${maxCount}: at least 1 event must be asked for`);
}

/** A command must name events of this append that say the same of it. */
function checkCommand(command: AppendedCommand, events: readonly NewEvent[]): void {
  const { firstEvent, eventCount, tenant, commandId } = command;
  const own = events.slice(firstEvent, firstEvent + eventCount);
  if (eventCount < 1 || own.length !== eventCount) {
    throw new RefusedEventError(`Command "${commandId}" names events that the append does not have`);
  }
  if (own.some((event) => event.tenant !== tenant || event.commandId !== commandId)) {
    throw new RefusedEventError(`Command "${commandId}" of ${tenant} names events of another command or tenant`);
  }
}
