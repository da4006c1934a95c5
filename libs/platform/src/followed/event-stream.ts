import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { Caller } from '../http/caller.ts';
import type { Followed } from './state-events.ts';
import { stateEvents } from './state-events.ts';

/**
 * The answer that follows something by server-sent events until it has ended.
 * @param lastEventId the header `Last-Event-ID` of whoever comes back
 */
export function eventStream(caller: Caller, followed: Followed, lastEventId: string | undefined): StreamableFile {
  caller.header('Cache-Control', 'no-store');
  const events = Readable.from(stateEvents(followed, lastEventId ?? null), { objectMode: false });
  return new StreamableFile(events, { type: 'text/event-stream' });
}
