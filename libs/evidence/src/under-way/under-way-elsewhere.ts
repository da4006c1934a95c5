import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@chancery/kernel';
import { NODE_NAME } from '@chancery/platform';
import type { Plane } from '@chancery/platform';
import type { RunningQuery } from '../contract/running-query.ts';
import type { UploadProgress } from '../contract/upload-progress.ts';
import type { ProcessRecord } from './process-record.ts';
import { UnderWayStores } from './under-way-stores.ts';

/** Whose tenant in which plane. */
export interface Whose {
  readonly plane: Plane;
  readonly tenant: TenantId;
}

/** An upload that another process receives, or received. */
export interface UploadThere {
  readonly node: string;
  readonly upload: UploadProgress;
  /** It is under way, and for so long its process has said nothing: too long for one that lives. Milliseconds. */
  readonly silentMs: number | null;
}

/** A process that has something under way says so twice a second; clocks may be apart by some seconds. */
const SILENT_AFTER_MS = 10_000;

/** What the other processes of a plane have under way, as they said last. Embedded there are none. */
@Injectable()
export class UnderWayElsewhere {
  constructor(
    @Inject(NODE_NAME) private readonly node: string,
    private readonly stores: UnderWayStores,
  ) {}

  /** The longest running first. */
  async queries(whose: Whose): Promise<readonly RunningQuery[]> {
    return (await this.queriesThere(whose)).map(({ query }) => query).sort(byStart);
  }

  /** Tells the processes that run it to stop it; `null` when none does. */
  async cancelQuery({ plane, tenant }: Whose, id: string): Promise<RunningQuery | null> {
    const found = (await this.queriesThere({ plane, tenant })).filter(({ query }) => query.query === id);
    for (const { node, query } of found) {
      const { startedAt } = query;
      await this.stores.of(plane)?.askToStop({ node, kind: 'query', tenant, id, startedAt });
    }
    return found[0]?.query ?? null;
  }

  /** The last attempt at each upload, the newest first. */
  async uploads(whose: Whose): Promise<readonly UploadThere[]> {
    const now = Date.now();
    const found = (await this.records(whose.plane)).flatMap((record) =>
      record.uploads
        .filter(({ tenant }) => tenant === whose.tenant)
        .map(({ upload }) => ({ node: record.node, upload, silentMs: silence(record, upload, now) })),
    );
    const newestFirst = found.sort((one, other) => byStart(other.upload, one.upload));
    return newestFirst.filter(
      ({ upload }, index) => newestFirst.findIndex((each) => each.upload.upload === upload.upload) === index,
    );
  }

  /** `null` when no other process knows of it. */
  async upload(whose: Whose, id: string): Promise<UploadThere | null> {
    return (await this.uploads(whose)).find(({ upload }) => upload.upload === id) ?? null;
  }

  /** Tells the process that receives it to stop it. */
  async stopUpload({ plane, tenant }: Whose, { node, upload }: UploadThere): Promise<void> {
    const { upload: id, startedAt } = upload;
    await this.stores.of(plane)?.askToStop({ node, kind: 'upload', tenant, id, startedAt });
  }

  private async queriesThere({ plane, tenant }: Whose) {
    const now = Date.now();
    const alive = (await this.records(plane)).filter(({ at }) => now - at < SILENT_AFTER_MS);
    return alive.flatMap(({ node, queries }) =>
      queries.filter((each) => each.tenant === tenant).map(({ query }) => ({ node, query })),
    );
  }

  private async records(plane: Plane): Promise<readonly ProcessRecord[]> {
    return (await this.stores.of(plane)?.others(this.node)) ?? [];
  }
}

function silence({ at }: ProcessRecord, { endedAt }: UploadProgress, now: number): number | null {
  return endedAt === null && now - at >= SILENT_AFTER_MS ? now - at : null;
}

function byStart(one: { readonly startedAt: string }, other: { readonly startedAt: string }): number {
  return one.startedAt < other.startedAt ? -1 : one.startedAt > other.startedAt ? 1 : 0;
}
