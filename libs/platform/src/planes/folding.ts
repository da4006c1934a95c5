import type { EventReader } from '@chancery/event-sourcing';
import { openProjectionHost, projectionWork, RequestRunner } from '@chancery/read-models';
import type {
  DocumentStore,
  HostEventStore,
  ProjectionRequests,
  PublishOptions,
  RunningProjectionHost,
} from '@chancery/read-models';
import type { ContextDefinition } from '../context-definition.ts';
import { projectedEvent } from './projected-event.ts';

export interface FoldingOptions {
  readonly contexts: readonly ContextDefinition[];
  readonly events: HostEventStore;
  readonly readModels: DocumentStore;
  readonly reader: EventReader;
  readonly requests: ProjectionRequests;
  /** Who folds, for others that answer from the same store; absent where there are none. */
  readonly publish?: PublishOptions;
  /** How often requests made elsewhere are looked for. Milliseconds; absent: `lookForRequests` is called. */
  readonly pollMs?: number;
  readonly onError: (error: unknown, what: string) => void;
}

/** The projections of a plane, running, and what operators ask of them. */
export interface Folding {
  readonly projections: RunningProjectionHost;
  lookForRequests(): void;
  /** Ends after the pages in hand. Idempotent. */
  stop(): Promise<void>;
}

/** Opens the projections of a plane and begins to fold its log. */
export async function startFolding(options: FoldingOptions): Promise<Folding> {
  const { contexts, events, readModels, reader, requests, publish, onError } = options;
  const projections = await openProjectionHost({
    events,
    readModels,
    projections: contexts.flatMap((context) => context.projections),
    decode: (event) => projectedEvent(reader, event),
    onError: (error, { projection, action }) => onError(error, `${projection ?? 'projections'}: ${action}`),
    ...(publish ? { publish } : {}),
  });
  await projections.start();
  const runner = new RequestRunner({
    requests,
    work: projectionWork(projections),
    worker: publish?.writer ?? `process ${process.pid}`,
    fence: publish?.fence ?? 0,
    pollMs: options.pollMs ?? Infinity,
    onError,
  });
  const ending = new AbortController();
  const running = runner.run(ending.signal);
  return {
    projections,
    lookForRequests: () => runner.wake(),
    async stop() {
      ending.abort();
      await projections.stop();
      await running;
    },
  };
}
