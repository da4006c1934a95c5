import { accept } from '@chancery/kernel';
import type { ActorId, CommandId, Decider, TenantId } from '@chancery/kernel';
import { eventCodec, newCommandId } from '@chancery/event-sourcing';
import type { AggregateType, CommandContext, EventCatalogue } from '@chancery/event-sourcing';

export const BENCH_TENANT = 'eu_tbench' as TenantId;

type Count = { readonly type: 'Count'; readonly by: number };
type Counted = { readonly type: 'Counted'; readonly by: number };
type CountState = { readonly total: number };

const decider: Decider<Count, Counted, CountState> = {
  initialState: { total: 0 },
  decide: ({ by }) => accept({ type: 'Counted', by }),
  evolve: ({ total }, { by }) => ({ total: total + by }),
};

/** The smallest aggregate: it adds up. */
export const counting: AggregateType<Count, Counted, CountState, { readonly total: number }> = {
  category: 'count',
  decider,
  codec: eventCodec<Counted>({ Counted: { type: 'chancery.bench.counted.v1' } }),
  stateVersion: 1,
  answer: ({ total }) => ({ total }),
  commandFromEvents: ([event]) => (event ? { type: 'Count', by: event.by } : null),
};

/** Costs what the real catalogue's compiled check of such a payload costs: a look at the type and its one field. */
export const countingCatalogue: EventCatalogue = {
  types: counting.codec.types,
  check(type, data) {
    if (type !== 'chancery.bench.counted.v1' || !Number.isInteger(data['by'])) throw new Error(`${type} does not fit`);
  },
};

/** Of a command; `key`: chosen by the client. */
export function countingContext(key?: string): CommandContext {
  return {
    tenant: BENCH_TENANT,
    plane: 'eu',
    actor: 'eu_abench0123456789abcdef0123456789' as ActorId,
    token: null,
    network: null,
    commandId: key === undefined ? newCommandId() : (key as CommandId),
    clientChoseCommandId: key !== undefined,
    correlationId: 'bench',
    causationId: null,
    traceparent: null,
    flagSet: '0123456789abcdef',
    policyVersion: 'eu_only@1',
    time: Date.now(),
    dryRun: false,
  };
}
