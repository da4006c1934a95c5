import { beforeEach, expect, it } from '@jest/globals';
import { streamName } from '@chancery/kernel';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import type { EventStore, TenantLog } from '../event-store.ts';
import { OutcomeUnknownError } from '../event-store.ts';
import { CAP, contextOf, counter, ObservedStore, runnerOver, TENANT } from './counter.fixture.ts';
import type { Add } from './counter.fixture.ts';
import { CommandConflictError } from './errors.ts';
import type { MailboxRunner } from './mailbox-runner.ts';

const ref = { tenant: TENANT, id: 'c1' };
const stream = streamName('counter', TENANT, 'c1');
const add = (amount: number): Add => ({ type: 'Add', amount });

/** Two runners on one log, each of which says that it is not alone: two nodes. Only what `here` calls is noted. */
let log: EventStore & TenantLog;
let observed: ObservedStore;
let here: MailboxRunner;
let there: MailboxRunner;

const node = () => new ObservedStore(log, (message) => new OutcomeUnknownError(message), false);

beforeEach(async () => {
  log = openMemoryEventStore({ plane: 'eu' });
  observed = node();
  here = runnerOver(observed.asStore());
  there = runnerOver(node().asStore());
  await here.execute(counter, ref, add(60), contextOf());
  observed.calls.length = 0;
});

it('makes one append of a command, and looks for a key once before', async () => {
  await here.execute(counter, ref, add(1), contextOf());
  expect(observed.calls).toEqual(['append']);
  await Promise.all(['a', 'b'].map((key) => here.execute(counter, ref, add(1), contextOf(key))));
  expect(observed.calls).toEqual(['append', 'findCommands', 'append']);
});

it('refuses only after it asked whether its state is still all there is', async () => {
  await expect(here.execute(counter, ref, add(50), contextOf())).resolves.toMatchObject({ kind: 'rejected' });
  expect(observed.calls).toEqual(['readStream']);
  await there.execute(counter, ref, add(-30), contextOf());
  await expect(here.execute(counter, ref, add(50), contextOf())).resolves.toMatchObject({ answer: { total: 80 } });
  expect(observed.calls).toEqual(['readStream', 'readStream', 'append']);
});

it('tries and changes nothing on what is there, too', async () => {
  await there.execute(counter, ref, add(30), contextOf());
  const nothing = await here.execute(counter, ref, add(0), contextOf());
  expect(nothing).toMatchObject({ answer: { total: 90 }, position: null });
  await there.execute(counter, ref, add(10), contextOf());
  const tried = await here.execute(counter, ref, add(1), contextOf(undefined, 1, true));
  expect(tried).toMatchObject({ kind: 'rejected', rejection: { facts: { total: 100 } }, dryRun: true });
  expect(observed.calls).toEqual(['readStream', 'readStream']);
});

it('needs no question where an append of the batch has proved the state', async () => {
  const outcomes = await Promise.all([add(10), add(90)].map((one) => here.execute(counter, ref, one, contextOf())));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'rejected']);
  expect(observed.calls).toEqual(['append']);
});

it('reads what it missed and nothing else when it met another node, and looks for every command', async () => {
  for (let times = 0; times < 3; times++) await there.execute(counter, ref, add(1), contextOf());
  await expect(here.execute(counter, ref, add(1), contextOf())).resolves.toMatchObject({ answer: { total: 64 } });
  expect(observed.calls).toEqual(['append', 'readStream', 'findCommands', 'append']);
});

it('finds a command that another node records while it decides the same', async () => {
  const outcomes = await Promise.all(
    [here, there].map((runner) => runner.execute(counter, ref, add(7), contextOf('k'))),
  );
  expect(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.answer.total)).toEqual([67, 67]);
  expect(outcomes.filter((outcome) => outcome.kind === 'accepted' && outcome.repeated)).toHaveLength(1);
  expect((await log.readStream(stream, 0, 10)).events).toHaveLength(2);
});

it('finds a command that another node recorded before the state was read here for the first time', async () => {
  const cold = node();
  const late = runnerOver(cold.asStore());
  let seen: () => void = () => undefined;
  const stateRead = new Promise<void>((resolve) => (seen = resolve));
  const store = cold.asStore();
  const slow = runnerOver(
    new Proxy(store, {
      get(target, property, receiver) {
        if (property !== 'readStream') return Reflect.get(target, property, receiver) as unknown;
        return async (...args: Parameters<EventStore['readStream']>) => {
          // The other node appends between the first call of this one and its read.
          await late.execute(counter, ref, add(5), contextOf('k'));
          seen();
          return target.readStream(...args);
        };
      },
    }),
  );
  const outcome = slow.execute(counter, ref, add(5), contextOf('k'));
  await stateRead;
  await expect(outcome).resolves.toMatchObject({ answer: { total: 65 }, repeated: true });
});

it('never over-spends through two nodes, whatever races', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 500 }, (_, index) => (index % 2 ? here : there).execute(counter, ref, add(1), contextOf())),
  );
  expect(outcomes.filter(({ kind }) => kind === 'accepted').length).toBe(CAP - 60);
  expect(await here.state(counter, ref)).toEqual(await there.state(counter, ref));
});

it('tells conflicts without end', async () => {
  observed.faults = Array.from({ length: 30 }, () => 'conflict');
  await expect(here.execute(counter, ref, add(1), contextOf())).rejects.toThrow(CommandConflictError);
});

it('gives a state that holds what other nodes wrote, read once for all who ask at the same time', async () => {
  await there.execute(counter, ref, add(5), contextOf());
  const states = await Promise.all(Array.from({ length: 50 }, () => here.state(counter, ref)));
  expect(states.every(({ revision }) => revision === 1)).toBe(true);
  // Those who asked while the first read was under way share a second one.
  expect(observed.calls).toEqual(['readStream', 'readStream']);
});

it('gives an older state where that is enough', async () => {
  await there.execute(counter, ref, add(5), contextOf());
  expect(await here.state(counter, ref, { maxAgeMs: 60_000 })).toMatchObject({ revision: 0 });
  expect(observed.calls).toEqual([]);
  expect(await here.state(counter, ref, { maxAgeMs: 60_000, atLeast: 1 })).toMatchObject({ revision: 1 });
  expect(observed.calls).toEqual(['readStream']);
  expect(await here.state(counter, ref, { maxAgeMs: 60_000 })).toMatchObject({ revision: 1 });
  expect(observed.calls).toEqual(['readStream']);
});
