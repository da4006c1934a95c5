import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accept } from '@chancery/kernel';
import type { ActorId, Decider, TenantId } from '@chancery/kernel';
import { eventCodec, EventSealer, MailboxRunner, newCommandId, noSnapshots, START } from '@chancery/event-sourcing';
import type { AggregateType, CommandContext, EventCatalogue } from '@chancery/event-sourcing';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';

/** The whole command runner on a data folder of its own, for durable single-event commands. */
export interface RunnerBench {
  /** Bytes of one of its events, for a fair comparison. */
  readonly eventBytes: number;
  /** Commands per second of so many writers over 32 streams, for `seconds`. */
  rate(writers: number, seconds: number): Promise<number>;
  close(): Promise<void>;
}

type Count = { readonly type: 'Count'; readonly by: number };
type Counted = { readonly type: 'Counted'; readonly by: number };
type CountState = { readonly total: number };

const decider: Decider<Count, Counted, CountState> = {
  initialState: { total: 0 },
  decide: ({ by }) => accept({ type: 'Counted', by }),
  evolve: ({ total }, { by }) => ({ total: total + by }),
};

const counting: AggregateType<Count, Counted, CountState, { readonly total: number }> = {
  category: 'count',
  decider,
  codec: eventCodec<Counted>({ Counted: { type: 'chancery.bench.counted.v1' } }),
  stateVersion: 1,
  answer: ({ total }) => ({ total }),
  commandFromEvents: ([event]) => (event ? { type: 'Count', by: event.by } : null),
};

/** Costs what the real catalogue's compiled check of such a payload costs: a look at the type and its one field. */
const catalogue: EventCatalogue = {
  types: counting.codec.types,
  check(type, data) {
    if (type !== 'chancery.bench.counted.v1' || !Number.isInteger(data['by'])) throw new Error(`${type} does not fit`);
  },
};

const TENANT = 'eu_tbench' as TenantId;
const STREAMS = 32;
const WARM_UP_SECONDS = 2;

/** Opens it and runs it until its code is compiled. */
export async function openRunnerBench(): Promise<RunnerBench> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'));
  const store = await openSqliteEventStore({ folder, plane: 'eu' });
  const runner = new MailboxRunner({
    store,
    sealer: new EventSealer(catalogue),
    snapshots: noSnapshots,
    refusals: () => ({ record: () => Promise.reject(new Error('Nothing is refused here')) }),
  });
  await run(runner, STREAMS, WARM_UP_SECONDS);
  const [event] = (await store.readAll(START, 1)).events;
  return {
    eventBytes: event?.bytes.byteLength ?? 0,
    rate: (writers, seconds) => run(runner, writers, seconds),
    async close() {
      await runner.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(runner: MailboxRunner, writers: number, seconds: number): Promise<number> {
  const from = performance.now();
  const until = from + seconds * 1000;
  let done = 0;
  const write = async (writer: number) => {
    const ref = { tenant: TENANT, id: `s${writer % STREAMS}` };
    while (performance.now() < until) {
      await runner.execute(counting, ref, { type: 'Count', by: 1 }, context());
      done++;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return Math.round(done / ((performance.now() - from) / 1000));
}

function context(): CommandContext {
  return {
    tenant: TENANT,
    plane: 'eu',
    actor: 'eu_abench0123456789abcdef0123456789' as ActorId,
    token: null,
    network: null,
    commandId: newCommandId(),
    clientChoseCommandId: false,
    correlationId: 'bench',
    causationId: null,
    traceparent: null,
    flagSet: '0123456789abcdef',
    policyVersion: 'eu_only@1',
    time: Date.now(),
    dryRun: false,
  };
}
