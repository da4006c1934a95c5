import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventSealer, MailboxRunner, noSnapshots, START } from '@chancery/event-sourcing';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { BENCH_TENANT, counting, countingCatalogue, countingContext } from './counting.ts';

/** The whole command runner on a data folder of its own, for durable single-event commands. */
export interface RunnerBench {
  /** Bytes of one of its events, for a fair comparison. */
  readonly eventBytes: number;
  /** Commands per second of so many writers over 32 streams, for `seconds`. */
  rate(writers: number, seconds: number): Promise<number>;
  close(): Promise<void>;
}

const STREAMS = 32;
const WARM_UP_SECONDS = 2;

/** Opens it and runs it until its code is compiled. */
export async function openRunnerBench(): Promise<RunnerBench> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'));
  const store = await openSqliteEventStore({ folder, plane: 'eu' });
  const runner = new MailboxRunner({
    store,
    sealer: new EventSealer(countingCatalogue),
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
    const ref = { tenant: BENCH_TENANT, id: `s${writer % STREAMS}` };
    while (performance.now() < until) {
      await runner.execute(counting, ref, { type: 'Count', by: 1 }, countingContext());
      done++;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return Math.round(done / ((performance.now() - from) / 1000));
}
