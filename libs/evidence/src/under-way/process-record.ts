import type { TenantId } from '@chancery/kernel';
import type { CollectionSpec } from '@chancery/read-models';
import type { RunningQuery } from '../contract/running-query.ts';
import type { UploadProgress } from '../contract/upload-progress.ts';

/** What a process has under way in a plane, and the uploads that ended there lately. */
export interface UnderWay {
  readonly queries: readonly { readonly tenant: TenantId; readonly query: RunningQuery }[];
  readonly uploads: readonly { readonly tenant: TenantId; readonly upload: UploadProgress }[];
}

/** The same as the process tells it to the others. */
export interface ProcessRecord extends UnderWay {
  /** The process, as `CHANCERY_NODE` calls it. */
  readonly node: string;
  /** When it said so, by its own clock. Milliseconds since the epoch. */
  readonly at: number;
}

/** Where records are kept: one document per process in the plane's own store, replaced each time. */
export const UNDER_WAY: CollectionSpec = { name: 'evidence-under-way', generation: 1, indexes: [{ fields: ['at'] }] };

/** What a process is asked by another one to stop. */
export interface StopRequest {
  /** Random. */
  readonly request: string;
  /** The process that has it under way. */
  readonly node: string;
  readonly kind: 'query' | 'upload';
  readonly tenant: TenantId;
  /** Of the query or upload. */
  readonly id: string;
  /** When it began: another one may go by this ID when the request is read. ISO 8601 UTC. */
  readonly startedAt: string;
}

/** Where they are kept until the process has read them. */
export const STOP_REQUESTS: CollectionSpec = {
  name: 'evidence-stop-requests',
  generation: 1,
  indexes: [{ fields: ['node'] }],
};
