import { Injectable } from '@nestjs/common';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { progressKey } from '../../export-blobs.ts';
import { ToldProgress } from './told-progress.ts';
import { TrackedBuild } from './tracked-build.ts';

/** The builds of this process that are under way. */
@Injectable()
export class BuildBoard {
  /** By tenant and export: of the same request sent twice at the same moment the last. */
  private readonly builds = new Map<string, TrackedBuild>();

  /** Does `work` where it can be seen how far it is, in other processes too. */
  async track<T>(
    plane: Plane,
    tenant: TenantId,
    exportId: string,
    work: (build: TrackedBuild) => Promise<T>,
  ): Promise<T> {
    const key = progressKey(tenant, exportId);
    const build = new TrackedBuild();
    const told = new ToldProgress(plane.blobs, key, build);
    this.builds.set(key, build);
    try {
      return await work(build);
    } finally {
      await told.end();
      if (this.builds.get(key) === build) this.builds.delete(key);
      build.changes.tell();
    }
  }

  /** `null`: this process does not build it. */
  find(tenant: TenantId, exportId: string): TrackedBuild | null {
    return this.builds.get(progressKey(tenant, exportId)) ?? null;
  }
}
