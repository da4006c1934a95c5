import type { Readable } from 'node:stream';

/**
 * The chunks of a stream until it ends or `signal` says so, also while it waits for the next one. The stream is not
 * destroyed when reading ends early: a request whose body was not read to its end can still be answered.
 * @throws the signal's reason; what the stream fails with
 */
export async function* untilAborted(content: Readable, signal: AbortSignal): AsyncGenerator<Buffer> {
  const chunks = content.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const next = await nextOf(chunks, signal);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not waited for: it comes to its end with the next chunk only.
    chunks.return?.().catch(() => undefined);
  }
}

function nextOf(chunks: AsyncIterator<Buffer>, signal: AbortSignal): Promise<IteratorResult<Buffer>> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
    chunks
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
