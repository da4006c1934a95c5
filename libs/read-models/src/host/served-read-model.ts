import type { DocumentStore, FindOptions, FoundPage } from '../document-store.ts';
import type { ReadModel } from '../projection-host.ts';
import type { HostedProjection } from './hosted-projection.ts';

/** How long a query waits for its `minPosition`, in milliseconds. */
export const QUERY_PATIENCE_MS = 2000;

/** Answers queries from whichever generation serves when they are asked. */
export class ServedReadModel<D extends object> implements ReadModel<D> {
  constructor(
    private readonly hosted: HostedProjection,
    private readonly store: DocumentStore,
  ) {}

  async get(id: string, { minPosition }: { minPosition?: string | null } = {}): Promise<D | null> {
    await this.reach(minPosition);
    const stored = await this.store.get(this.hosted.serving.ref, id);
    return (stored?.document ?? null) as D | null;
  }

  async find({
    minPosition,
    ...options
  }: FindOptions & { minPosition?: string | null }): Promise<FoundPage & { readonly items: readonly D[] }> {
    await this.reach(minPosition);
    const page = await this.store.find(this.hosted.serving.ref, options);
    return { ...page, items: page.documents.map(({ document }) => document as D) };
  }

  async parked(id: string): Promise<boolean> {
    return this.hosted.serving.parkedKeys.has(id);
  }

  private async reach(minPosition: string | null | undefined): Promise<void> {
    if (minPosition !== null && minPosition !== undefined) await this.hosted.waitFor(minPosition, QUERY_PATIENCE_MS);
  }
}
