import { setTimeout } from 'node:timers/promises';
import type { EventStore } from '@chancery/event-sourcing';
import { refText } from '../collection-ref.ts';
import type { CollectionRef, DocumentStore } from '../document-store.ts';
import { QUERY_PATIENCE_MS } from '../host/served-read-model.ts';
import { PROGRESS, reachedBy, readProgress } from '../progress/plane-progress.ts';
import type { PlaneProgress } from '../progress/plane-progress.ts';
import { ReadModelBehindError } from '../projection-host.ts';
import type { ProjectionHost, ProjectionStatus, ReadModel } from '../projection-host.ts';
import type { Projection } from '../projection.ts';
import { FreshValue } from './fresh-value.ts';
import { RemoteReadModel } from './remote-read-model.ts';
import type { ServingGenerations } from './remote-read-model.ts';
import { remoteStatus } from './remote-status.ts';

export interface RemoteProjectionHostOptions {
  readonly events: Pick<EventStore, 'head'>;
  readonly readModels: DocumentStore;
  readonly projections: readonly Projection[];
  /** For so long a generation is asked after another one was let serve, at most. Milliseconds. */
  readonly aliasMaxAgeMs?: number;
}

const ALIAS_MAX_AGE_MS = 250;
/** Pauses between two looks at the progress while a query waits: the first, and the longest. Milliseconds. */
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 50;
const PAUSE_GROWTH = 1.5;
const PARKED_MAX_AGE_MS = 1000;

/**
 * The read models of a plane whose log another process folds: answers from the same store, without folding. Opens
 * without asking anybody; while no projector has ever run, queries are refused as behind.
 */
export class RemoteProjectionHost implements ProjectionHost, ServingGenerations {
  private readonly progress: FreshValue<PlaneProgress | null>;
  private readonly aliases: ReadonlyMap<string, FreshValue<number | null>>;
  private readonly parkedKeys = new Map<string, FreshValue<ReadonlySet<string>>>();
  private readonly aliasMaxAgeMs: number;
  private isMade = false;

  constructor(private readonly options: RemoteProjectionHostOptions) {
    const { readModels, projections } = options;
    this.aliasMaxAgeMs = options.aliasMaxAgeMs ?? ALIAS_MAX_AGE_MS;
    this.progress = new FreshValue(() => this.readProgress());
    this.aliases = new Map(projections.map(({ name }) => [name, new FreshValue(() => readModels.serving(name))]));
  }

  readModel<D extends object>(projection: Projection<D>): ReadModel<D> {
    this.aliasOf(projection.name);
    return new RemoteReadModel<D>(projection.name, this, this.options.readModels);
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    // The head first: what was folded up to it can only be more by then.
    const head = await this.options.events.head();
    const progress = await this.progress.get(0);
    return Promise.all(
      [...this.aliases].map(async ([name, alias]) => remoteStatus(name, await alias.get(0), progress, head)),
    );
  }

  async waitFor(name: string, position: string, timeoutMs = QUERY_PATIENCE_MS): Promise<void> {
    await this.reach(name, position, { timeoutMs });
  }

  /** Who folds the log, and when it last said so; `null` when nobody ever did. */
  async folding(): Promise<Pick<PlaneProgress, 'writer' | 'writtenAt'> | null> {
    return this.progress.get(0);
  }

  /**
   * The generation that serves, once it has folded everything up to `position`.
   * @throws ReadModelBehindError when it has not within `timeoutMs`, or when no projector has ever made the read model.
   */
  async reach(
    name: string,
    position: string | null,
    {
      timeoutMs = QUERY_PATIENCE_MS,
      aliasMaxAgeMs = this.aliasMaxAgeMs,
    }: { readonly timeoutMs?: number; readonly aliasMaxAgeMs?: number } = {},
  ): Promise<number> {
    const alias = this.aliasOf(name);
    const deadline = performance.now() + timeoutMs;
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      const generation = await alias.get(aliasMaxAgeMs);
      if (
        generation !== null &&
        (position === null || (await this.hasReached({ name, generation }, position, pause)))
      ) {
        return generation;
      }
      const remaining = deadline - performance.now();
      if (remaining <= 0 || position === null) throw behind({ name, generation }, position ?? '', timeoutMs);
      await setTimeout(Math.min(pause, remaining));
      pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE_MS);
    }
  }

  /** Whether events of the document are parked in the serving generation; known with a delay of a second. */
  async isParked(name: string, id: string): Promise<boolean> {
    const generation = await this.aliasOf(name).get(this.aliasMaxAgeMs);
    const progress = await this.progress.get(PARKED_MAX_AGE_MS);
    if (generation === null || !progress?.projections[name]?.serving.parked) return false;
    const ref = { name, generation };
    let keys = this.parkedKeys.get(refText(ref));
    if (!keys) {
      const { readModels } = this.options;
      keys = new FreshValue(async () => new Set((await readModels.parked(ref)).map(({ key }) => key)));
      this.parkedKeys.set(refText(ref), keys);
    }
    return (await keys.get(PARKED_MAX_AGE_MS)).has(id);
  }

  private async readProgress(): Promise<PlaneProgress | null> {
    // There is nothing to read from before a projector has run for the first time, unless it is made here.
    if (!this.isMade) await this.options.readModels.ensure(PROGRESS);
    this.isMade = true;
    return readProgress(this.options.readModels);
  }

  /** @param maxAgeMs what was true so long ago is known well enough: a generation never goes back. */
  private async hasReached({ name, generation }: CollectionRef, position: string, maxAgeMs: number): Promise<boolean> {
    return reachedBy(await this.progress.get(maxAgeMs), name, generation) >= position;
  }

  private aliasOf(name: string): FreshValue<number | null> {
    const alias = this.aliases.get(name);
    if (!alias) throw new Error(`There is no projection ${name}`);
    return alias;
  }
}

function behind(
  { name, generation }: { readonly name: string; readonly generation: number | null },
  position: string,
  timeoutMs: number,
): ReadModelBehindError {
  return new ReadModelBehindError(
    generation === null
      ? `${name} was not built yet: no projector has run for this plane`
      : `${name} has not reached ${position} within ${timeoutMs} ms`,
  );
}
