import type { EpochMs } from '@chancery/kernel';
import type { Projection } from '@chancery/read-models';
import { ledgerAggregate } from '../ledger/ledger.aggregate.ts';
import { drawsIn } from './draws-in.ts';

/** A request that an override admitted. */
export type AdmissionDocument = {
  readonly tenant: string;
  readonly override: string;
  readonly kind: 'consumed' | 'held';
  readonly entry: number;
  readonly at: EpochMs;
  readonly actor: string;
  readonly quantity: number;
  readonly drawn: number;
};

const KINDS = { UsageConsumed: 'consumed', UsageHeld: 'held' } as const;

/** One document per override and request it admitted: `<override>#<entry>`. */
export const admissionsProjection: Projection<AdmissionDocument> = {
  name: 'override-admissions',
  version: 1,
  types: ['chancery.metering.usage-consumed.v1', 'chancery.metering.usage-held.v1'],
  indexes: [{ fields: ['tenant', 'override', 'entry'] }],
  keys({ type, data, entry }) {
    // Most uses draw nothing: they are not worth decoding.
    if (data['overrides'] === undefined) return [];
    return drawsIn(ledgerAggregate.codec.decode(type, data)).map(({ override }) => `${override}#${entry}`);
  },
  evolve(_document, { type, data, tenant, entry, time, actor }, key) {
    const event = ledgerAggregate.codec.decode(type, data);
    if (event.type !== 'UsageConsumed' && event.type !== 'UsageHeld') return null;
    const draw = drawsIn(event).find(({ override }) => `${override}#${entry}` === key);
    if (!draw) return null;
    const { override, quantity: drawn } = draw;
    return { tenant, override, kind: KINDS[event.type], entry, at: time, actor, quantity: event.quantity, drawn };
  },
};
