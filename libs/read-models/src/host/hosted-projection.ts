import type { DocumentStore } from '../document-store.ts';
import type { ProjectionProgress } from '../progress/plane-progress.ts';
import type { ProjectionStatus } from '../projection-host.ts';
import type { Projection } from '../projection.ts';
import { GenerationFollower } from './generation-follower.ts';
import { planGenerations } from './generation-plan.ts';
import type { GenerationPlan } from './generation-plan.ts';
import { PositionWaiters } from './position-waiters.ts';

/** A projection with its generations: the one that serves, and at most one that is kept up to date beside it. */
export class HostedProjection {
  /** The generation beside has not caught up since it was made or opened. */
  filling: boolean;
  /** When another generation was let serve here, by the monotonic clock; `null`: not since this host was opened. */
  switchedAt: number | null = null;
  readonly waiters = new PositionWaiters();

  private constructor(
    readonly projection: Projection,
    public serving: GenerationFollower,
    public beside: GenerationFollower | null,
    /**
     * `false`: the serving generation was folded by another version, or from a log that was longer. It stands still,
     * and the one beside takes over as soon as it has caught up.
     */
    public servingIsCurrent: boolean,
  ) {
    this.filling = beside !== null;
  }

  /** Makes and opens the generations the projection needs, and drops those it does not. @param head of the log. */
  static async open(projection: Projection, store: DocumentStore, head: string): Promise<HostedProjection> {
    const { name, indexes } = projection;
    const servingBefore = await store.serving(name);
    const plan = await planOf(projection, servingBefore, store, head);
    for (const generation of [plan.serving, plan.beside]) {
      if (generation !== null) await store.ensure({ name, generation, indexes });
    }
    if (plan.serving !== servingBefore) await store.serve({ name, generation: plan.serving });
    for (const generation of plan.drop) await store.drop({ name, generation });
    const open = (generation: number) => GenerationFollower.open(projection, { name, generation }, store);
    const beside = plan.beside === null ? null : await open(plan.beside);
    const serving = await open(plan.serving);
    // What it has folded are not the events of this log: nobody who waits for one of these must be told that it has.
    if (serving.reached > head) serving.reached = '';
    return new HostedProjection(projection, serving, beside, plan.servingIsCurrent);
  }

  /** The generations that are kept up to date. */
  get followers(): readonly GenerationFollower[] {
    return [...(this.servingIsCurrent ? [this.serving] : []), ...(this.beside ? [this.beside] : [])];
  }

  /** Lets the generation beside serve; the one before takes its place if it can be kept up to date. */
  switchToBeside(): void {
    if (!this.beside) throw new Error(`${this.projection.name} has no generation to switch to`);
    const before = this.serving;
    this.serving = this.beside;
    this.beside = this.servingIsCurrent ? before : null;
    this.servingIsCurrent = true;
    this.switchedAt = performance.now();
    this.progressed();
  }

  /** Resolves when the serving generation has reached `position`. @throws ReadModelBehindError */
  async waitFor(position: string, timeoutMs: number): Promise<void> {
    if (this.serving.reached >= position) return;
    await this.waiters.wait(this.projection.name, position, timeoutMs);
  }

  /** Lets go those that waited for what is reached by now. */
  progressed(): void {
    this.waiters.release(this.serving.reached);
  }

  /** What other processes are told of it. */
  progress(): ProjectionProgress {
    const { serving, beside, filling } = this;
    return { serving: serving.progress(), beside: beside && { ...beside.progress(), filling } };
  }

  status(head: string): ProjectionStatus {
    const { serving, beside, filling } = this;
    return {
      name: this.projection.name,
      serving: serving.ref,
      checkpoint: serving.reached,
      head,
      parked: serving.parkedKeys.total,
      poison: serving.parkedKeys.first,
      rebuilding: beside && filling ? beside.ref : null,
      standby: beside && !filling ? beside.ref : null,
      failure: serving.failure,
    };
  }
}

/** What to do with the generations that are in the store. */
async function planOf(
  projection: Projection,
  serving: number | null,
  store: DocumentStore,
  head: string,
): Promise<GenerationPlan> {
  const { name, version } = projection;
  const generations = await store.generations(name);
  const found = await Promise.all(
    generations.map(async (generation) => {
      const checkpoint = (await store.checkpoint({ name, generation })) ?? '';
      return { generation, withinLog: checkpoint <= head };
    }),
  );
  return planGenerations(version, serving, found);
}
