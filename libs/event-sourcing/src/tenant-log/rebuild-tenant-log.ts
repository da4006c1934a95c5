import type { LogSource } from './log-source.ts';
import { compareIndexes } from './compare-indexes.ts';
import { INDEX_PAGE, LogTail } from './log-tail.ts';
import type { TenantLogIndexStore } from './tenant-log-index.ts';

export interface RebuildOptions {
  readonly source: LogSource;
  readonly index: TenantLogIndexStore;
  /** Events indexed so far. */
  readonly onProgress?: (events: number) => void;
  readonly signal?: AbortSignal;
}

export interface RebuildReport {
  readonly generation: number;
  /** The generation that served before; it is kept, and serving it again is the way back. */
  readonly before: number;
  readonly events: number;
  /** What the two generations do not agree on, in words, the first 20; none: the old index was right. */
  readonly differences: readonly string[];
}

/**
 * Fills a new generation of the tenant log index from the log beside the one that serves, compares the two, and lets the
 * new one serve: the log decides. Processes go over to it within seconds; what came meanwhile is in their tails.
 * @throws whatever went wrong, or the signal's reason; the old generation serves on and the new one is dropped
 */
export async function rebuildTenantLog({ source, index, onProgress, signal }: RebuildOptions): Promise<RebuildReport> {
  const before = await index.serving();
  const next = await index.next();
  let events = 0;
  const tail = new LogTail({
    index: { serving: () => Promise.resolve(next) },
    source: {
      readLog(after, maxCount) {
        signal?.throwIfAborted();
        return source.readLog(after, maxCount);
      },
    },
    onIndexed(count) {
      events += count;
      onProgress?.(events);
    },
  });
  try {
    await tail.refresh();
    while ((await tail.persist(INDEX_PAGE)) > 0) signal?.throwIfAborted();
    const differences = await compareIndexes(before, next);
    await index.serve(next.generation);
    return { generation: next.generation, before: before.generation, events, differences };
  } catch (error) {
    await index.drop(next.generation);
    throw error;
  }
}
