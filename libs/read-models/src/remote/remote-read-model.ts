import type { CollectionRef, DocumentStore, FindOptions, FoundPage } from '../document-store.ts';
import type { ReadModel } from '../projection-host.ts';

/** Knows which generations serve and how far they are. */
export interface ServingGenerations {
  /** The generation that serves, once it has folded everything up to `position`. @throws ReadModelBehindError */
  reach(name: string, position: string | null, options?: { readonly aliasMaxAgeMs?: number }): Promise<number>;
  /** Whether events of the document are parked in the serving generation. */
  isParked(name: string, id: string): Promise<boolean>;
}

/**
 * An answer that took longer, because this process or the store was stopped, may come from a generation that has gone
 * meanwhile and looks empty: less than for how long one that served is kept, together with the age of the alias.
 */
const CERTAIN_MS = 1000;

/** Answers queries from the store, from whichever generation serves when they are asked. */
export class RemoteReadModel<D extends object> implements ReadModel<D> {
  constructor(
    private readonly name: string,
    private readonly serving: ServingGenerations,
    private readonly store: DocumentStore,
  ) {}

  get(id: string, { minPosition }: { minPosition?: string | null } = {}): Promise<D | null> {
    return this.answer(minPosition ?? null, async (ref) => {
      const stored = await this.store.get(ref, id);
      return (stored?.document ?? null) as D | null;
    });
  }

  find({
    minPosition,
    ...options
  }: FindOptions & { minPosition?: string | null }): Promise<FoundPage & { readonly items: readonly D[] }> {
    return this.answer(minPosition ?? null, async (ref) => {
      const page = await this.store.find(ref, options);
      return { ...page, items: page.documents.map(({ document }) => document as D) };
    });
  }

  parked(id: string): Promise<boolean> {
    return this.serving.isParked(this.name, id);
  }

  /** Asks the serving generation; again, if another one serves by now and the first one may be gone. */
  private async answer<T>(minPosition: string | null, ask: (ref: CollectionRef) => Promise<T>): Promise<T> {
    const { name, serving } = this;
    const since = performance.now();
    const generation = await serving.reach(name, minPosition);
    const outcome = await settled(ask({ name, generation }));
    if (outcome.ok && performance.now() - since < CERTAIN_MS) return outcome.value;
    const present = await serving.reach(name, minPosition, { aliasMaxAgeMs: 0 });
    if (present !== generation) return ask({ name, generation: present });
    if (outcome.ok) return outcome.value;
    throw outcome.error;
  }
}

type Settled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

function settled<T>(promise: Promise<T>): Promise<Settled<T>> {
  return promise.then(
    (value) => ({ ok: true, value }) as const,
    (error: unknown) => ({ ok: false, error }) as const,
  );
}
