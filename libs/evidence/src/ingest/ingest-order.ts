import { hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { BlobInfo } from '@chancery/blobs';
import type { CommandContext } from '@chancery/event-sourcing';
import type { Json } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import type { BatchNameplate } from '../dataset/dataset.events.ts';
import type { DatasetState } from '../dataset/dataset.state.ts';
import type { RequestedReading } from './reading.ts';

/** What is to become a batch. */
export interface IngestOrder {
  /** A slug. */
  readonly dataset: string;
  readonly reading: RequestedReading;
  /** One bad row refuses the whole file. */
  readonly strict: boolean;
  /** The file, packed or not. Readable once. */
  readonly content: Readable;
}

/** On whose behalf. */
export type IngestCaller = Pick<Caller, 'plane' | 'tenant' | 'nameplate' | 'dryRun' | 'context'>;

/** The context of the commit: the request is the same again when dataset, bytes and reading are. */
export function commitContext(caller: IngestCaller, order: IngestOrder, source: BlobInfo): CommandContext {
  const { dataset, reading } = order;
  const fingerprint = { type: 'CommitBatch', dataset, contentSha256: source.sha256, reading: readingJson(reading) };
  return { ...caller.context(), fingerprint };
}

/**
 * The context of the charge. Its commandId follows from the request's, what is charged and how often that was given up
 * before: a repeated request finds its charge, a charge that was given back is never taken for paid.
 */
export function chargeContext(
  caller: IngestCaller,
  order: IngestOrder,
  source: BlobInfo,
  rows: number,
  state: DatasetState,
): CommandContext {
  const { dataset, reading } = order;
  const identity = hash('sha256', JSON.stringify([dataset, source.sha256, readingJson(reading), rows]));
  for (let attempt = 1; ; attempt++) {
    const context = caller.context(`charge.${identity.slice(0, 24)}.${attempt}`);
    if (!state.abandonedCharges.includes(context.commandId)) return context;
  }
}

/** What tells one reading from another, in an order of its own. */
function readingJson({ format, delimiter, encoding, rowKey, ragged, columnTypes }: RequestedReading): Json {
  return [format, delimiter, encoding, rowKey, ragged, columnTypes.map(({ name, type }) => [name, type])];
}

/** @throws Error for a caller without a tenant's nameplate (a bug: the route is the tenant's). */
export function nameplateOf({ nameplate }: IngestCaller): BatchNameplate {
  if (!nameplate) throw new Error('Evidence is ingested on behalf of a tenant only');
  const { region, legalEntity, policyId, policyVersion } = nameplate;
  return { region, legalEntity, policyId, policyVersion };
}
