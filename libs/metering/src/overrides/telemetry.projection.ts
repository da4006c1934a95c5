import type { Projection } from '@chancery/read-models';
import { ledgerAggregate } from '../ledger/ledger.aggregate.ts';

/** Counts of what became of a tenant's requests for overrides. */
export type TelemetryDocument = {
  readonly tenant: string;
  readonly asked: number;
  readonly granted: number;
  readonly refused: number;
  readonly lapsed: number;
  readonly grantedDirectly: number;
  /** Milliseconds from request to decision, all decided requests together. */
  readonly waited: number;
  readonly longestWait: number;
};

/** One document per tenant. */
export const telemetryProjection: Projection<TelemetryDocument> = {
  name: 'override-telemetry',
  version: 1,
  types: [
    'chancery.metering.override-requested.v1',
    'chancery.metering.override-granted.v1',
    'chancery.metering.override-refused.v1',
    'chancery.metering.override-request-lapsed.v1',
  ],
  indexes: [],
  keys: ({ tenant }) => [tenant],
  evolve(document, { type, data, tenant, time }) {
    const before = document ?? { ...NOTHING, tenant };
    const event = ledgerAggregate.codec.decode(type, data);
    if (event.type === 'OverrideRequested') return { ...before, asked: before.asked + 1 };
    if (event.type === 'OverrideRequestLapsed') return { ...before, lapsed: before.lapsed + 1 };
    if (event.type === 'OverrideRefused') {
      return { ...waited(before, time - event.requestedAt), refused: before.refused + 1 };
    }
    if (event.type !== 'OverrideGranted') return before;
    if (event.requestedAt === undefined) return { ...before, grantedDirectly: before.grantedDirectly + 1 };
    return { ...waited(before, time - event.requestedAt), granted: before.granted + 1 };
  },
};

/** What a tenant stands at before its first request. */
export const NOTHING = { asked: 0, granted: 0, refused: 0, lapsed: 0, grantedDirectly: 0, waited: 0, longestWait: 0 };

function waited(before: TelemetryDocument, wait: number): TelemetryDocument {
  return { ...before, waited: before.waited + wait, longestWait: Math.max(before.longestWait, wait) };
}
