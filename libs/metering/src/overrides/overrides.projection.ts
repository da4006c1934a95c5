import type { EpochMs } from '@chancery/kernel';
import type { ProjectedEvent, Projection } from '@chancery/read-models';
import { ledgerAggregate } from '../ledger/ledger.aggregate.ts';
import type { LedgerEvent, OverrideEvent } from '../ledger/ledger.events.ts';
import { drawsIn } from './draws-in.ts';

/** One override of a tenant, from its request or grant on. */
export type OverrideDocument = {
  readonly tenant: string;
  readonly meter: string;
  readonly override: string;
  readonly reason: string;
  readonly amount: number;
  readonly drawn: number;
  readonly requestedBy: string | null;
  readonly requestedAt: EpochMs | null;
  readonly approvedBy: readonly string[];
  readonly refusedBy: string | null;
  readonly refusalReason: string | null;
  readonly grantedAt: EpochMs | null;
  readonly refusedAt: EpochMs | null;
  readonly reversedAt: EpochMs | null;
  readonly endsAt: EpochMs;
};

/** One document per override, by its ID. */
export const overridesProjection: Projection<OverrideDocument> = {
  name: 'overrides',
  version: 2,
  types: ledgerAggregate.codec.types,
  indexes: [{ fields: ['tenant', 'override'] }, { fields: ['tenant', 'meter', 'override'] }],
  keys(projected) {
    const { override, overrides, givenBack } = projected.data;
    // Most events say nothing of an override: they are not worth decoding.
    if (override === undefined && overrides === undefined && givenBack === undefined) return [];
    const event = ledgerAggregate.codec.decode(projected.type, projected.data);
    return 'override' in event ? [event.override] : drawsIn(event).map(({ override }) => override);
  },
  evolve(document, projected, key) {
    const event = ledgerAggregate.codec.decode(projected.type, projected.data);
    if (isOverrideEvent(event)) return afterEvent(document, event, projected);
    if (document === null) return null;
    const drawn = drawsIn(event).find(({ override }) => override === key)?.quantity ?? 0;
    return { ...document, drawn: document.drawn + drawn };
  },
};

function isOverrideEvent(event: LedgerEvent): event is OverrideEvent {
  return 'override' in event;
}

function afterEvent(
  document: OverrideDocument | null,
  event: OverrideEvent,
  { tenant, time }: ProjectedEvent,
): OverrideDocument | null {
  if (event.type === 'OverrideRequested') {
    const { meter, override, reason, amount, endsAt, requestedBy, requestedAt } = event;
    return { ...NEW, tenant, meter, override, reason, amount, endsAt, requestedBy, requestedAt };
  }
  if (event.type === 'OverrideGranted') {
    const { meter, override, reason, amount, endsAt, grantedBy, approvedBy = [grantedBy] } = event;
    return { ...NEW, ...document, tenant, meter, override, reason, amount, endsAt, approvedBy, grantedAt: time };
  }
  return document && decided(document, event, time);
}

function decided(
  document: OverrideDocument,
  event: Exclude<OverrideEvent, { readonly type: 'OverrideRequested' | 'OverrideGranted' }>,
  time: EpochMs,
): OverrideDocument {
  switch (event.type) {
    case 'OverrideApproved':
      return { ...document, approvedBy: [...document.approvedBy, event.approvedBy] };
    case 'OverrideRefused':
      return { ...document, refusedBy: event.refusedBy, refusalReason: event.reason, refusedAt: time };
    case 'OverrideReversed':
      return { ...document, reversedAt: time };
    case 'OverrideRequestLapsed':
    case 'OverrideExhausted':
    case 'OverrideExpired':
      // These follow from its figures and the time.
      return document;
  }
}

const NEW = {
  drawn: 0,
  requestedBy: null,
  requestedAt: null,
  approvedBy: [],
  refusedBy: null,
  refusalReason: null,
  grantedAt: null,
  refusedAt: null,
  reversedAt: null,
};
