import type { DocumentStore } from '../document-store.ts';
import type { RunningProjectionHost } from '../projection-host.ts';
import type { Projection } from '../projection.ts';
import type { HostEventStore } from './generation-follower.ts';
import { HostedProjection } from './hosted-projection.ts';
import type { ReportFailure } from './page-delivery.ts';
import { LogProjectionHost } from './log-projection-host.ts';
import type { PublishOptions } from './log-projection-host.ts';
import type { Decode } from './shared-page.ts';

export interface ProjectionHostOptions {
  readonly events: HostEventStore;
  readonly readModels: DocumentStore;
  readonly projections: readonly Projection[];
  /** Called once per event and page, and only for events that some projection folds. */
  readonly decode: Decode;
  /** Events read at a time. */
  readonly pageSize?: number;
  readonly onError?: ReportFailure;
  /** Pause after the first failed attempt to read or write, in milliseconds; it doubles up to five seconds. */
  readonly retryDelayMs?: number;
  /** Given when other processes answer from these read models (`RemoteProjectionHost`): they are told of the progress. */
  readonly publish?: PublishOptions;
}

const PAGE_SIZE = 500;
const RETRY_DELAY_MS = 100;

/**
 * Opens the read models of a plane: makes the generations that are missing, drops those nobody needs, finds where each
 * of them stands. Queries are answered from here on; `start` begins to fold.
 * @throws Error when two projections have one name, or a version is no whole number from 1.
 */
export async function openProjectionHost(options: ProjectionHostOptions): Promise<RunningProjectionHost> {
  const { events, readModels, projections, decode } = options;
  const head = await events.head();
  const hosted = new Map<string, HostedProjection>();
  for (const projection of projections) {
    const { name, version } = projection;
    if (hosted.has(name)) throw new Error(`Two projections are called ${name}`);
    if (!Number.isSafeInteger(version) || version < 1) throw new Error(`${name} has the version ${version}`);
    hosted.set(name, await HostedProjection.open(projection, readModels, head));
  }
  return new LogProjectionHost(hosted, {
    events,
    readModels,
    decode,
    pageSize: options.pageSize ?? PAGE_SIZE,
    retryDelayMs: options.retryDelayMs ?? RETRY_DELAY_MS,
    onError: options.onError ?? (() => undefined),
    publish: options.publish ?? null,
  });
}
