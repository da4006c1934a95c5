import type { AllStreamResolvedEvent, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { StreamNotFoundError } from '@eventstore/db-client';
import { StoreBusyError } from '../../event-store.ts';

/** A read whose bytes reach this weight is ended: what is left is read with the next one. */
const MAX_READ_BYTES = 16 * 1024 * 1024;

export interface ReadEvents<E> {
  readonly events: readonly E[];
  /** `false`: there is no such stream. */
  readonly found: boolean;
  /** The read was ended early, for its weight. */
  readonly cut: boolean;
}

/**
 * Everything a read gives, which the client would wait for without end: here the server has `idleMs` for each next
 * message.
 * @throws StoreBusyError when it says nothing for that long or `closed` is aborted; or whatever the client throws
 */
export function collectRead<E extends ResolvedEvent | AllStreamResolvedEvent>(
  read: StreamingRead<E>,
  idleMs: number,
  closed: AbortSignal,
): Promise<ReadEvents<E>> {
  return new Promise((resolve, reject) => {
    const events: E[] = [];
    let bytes = 0;
    const settle = () => {
      clearTimeout(timer);
      closed.removeEventListener('abort', onClose);
      read.off('data', take);
    };
    const abandon = () => {
      settle();
      // Its errors are of no interest any more; the listener stays, since an error nobody listens to is thrown.
      read.cancel().catch(() => undefined);
    };
    const onClose = () => {
      abandon();
      reject(new StoreBusyError('The event store is closed'));
    };
    const timer = setTimeout(() => {
      abandon();
      reject(new StoreBusyError(`The event store said nothing for ${idleMs} ms while it was read`));
    }, idleMs);
    const take = (event: E) => {
      timer.refresh();
      events.push(event);
      bytes += weightOf(event);
      // The first may be known to the reader already: without a second one it would not get on.
      if (bytes < MAX_READ_BYTES || events.length < 2) return;
      abandon();
      resolve({ events, found: true, cut: true });
    };
    read.on('data', take);
    read.on('end', () => {
      settle();
      resolve({ events, found: true, cut: false });
    });
    read.on('error', (error: Error) => {
      settle();
      if (error instanceof StreamNotFoundError) resolve({ events: [], found: false, cut: false });
      else reject(error);
    });
    if (closed.aborted) onClose();
    else closed.addEventListener('abort', onClose);
  });
}

function weightOf({ event }: ResolvedEvent | AllStreamResolvedEvent): number {
  return event?.data instanceof Uint8Array ? event.data.byteLength : 0;
}
