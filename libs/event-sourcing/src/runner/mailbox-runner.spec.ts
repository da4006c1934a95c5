import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { streamName } from '@chancery/kernel';
import type { EventId, StreamName } from '@chancery/kernel';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { readEnvelope } from '../event-reader.ts';
import { OutcomeUnknownError, StoreBusyError } from '../event-store.ts';
import type { EventStore, TenantLog } from '../event-store.ts';
import type { Snapshot, SnapshotStore } from '../snapshot-store.ts';
import { CAP, contextOf, counter, ObservedStore, RECORDED_REFUSAL, runnerOver, TENANT } from './counter.fixture.ts';
import type { Add } from './counter.fixture.ts';
import { CommandConflictError, CommandIdReusedError } from './errors.ts';

const ref = { tenant: TENANT, id: 'c1' };
const stream = streamName('counter', TENANT, 'c1');
const add = (amount: number): Add => ({ type: 'Add', amount });

let log: EventStore & TenantLog;
let observed: ObservedStore;
let store: EventStore & TenantLog;

beforeEach(() => {
  log = openMemoryEventStore({ plane: 'eu' });
  observed = new ObservedStore(log, (message) => new OutcomeUnknownError(message));
  store = observed.asStore();
});

afterEach(() => log.close());

async function recorded(): Promise<number[]> {
  const { events } = await log.readStream(stream, 0, 5000);
  return events.map((event) => (readEnvelope(event).data as { amount: number }).amount);
}

describe('the mailbox', () => {
  it('appends all waiting commands in one write and answers each with its own state', async () => {
    const runner = runnerOver(store);
    const outcomes = await Promise.all(
      [1, 2, 3].map((amount) => runner.execute(counter, ref, add(amount), contextOf())),
    );
    expect(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.answer.total)).toEqual([1, 3, 6]);
    expect(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.entry)).toEqual([1, 2, 3]);
    expect(observed.batches).toEqual([3]);
    expect(await recorded()).toEqual([1, 2, 3]);
  });

  it('makes no other call of the store than the first read and one append', async () => {
    const runner = runnerOver(store);
    await runner.execute(counter, ref, add(1), contextOf());
    await runner.execute(counter, ref, add(1), contextOf());
    expect(observed.calls).toEqual(['readStream', 'append', 'append']);
    observed.calls.length = 0;
    // Nobody else writes: what is refused, changes nothing or is only tried costs no call at all.
    await runner.execute(counter, ref, add(99), contextOf());
    await runner.execute(counter, ref, add(0), contextOf());
    await runner.execute(counter, ref, add(1), contextOf(undefined, 1, true));
    await runner.state(counter, ref);
    expect(observed.calls).toEqual([]);
    await runner.execute(counter, ref, add(1), contextOf('key'));
    expect(observed.calls).toEqual(['findCommands', 'append']);
  });

  it('collects what comes while an append is under way, at most 256 at a time', async () => {
    const runner = runnerOver(store);
    let open: () => void = () => undefined;
    observed.gate = new Promise((resolve) => (open = resolve));
    const first = runner.execute(counter, ref, add(1), contextOf());
    await new Promise((resolve) => setImmediate(resolve));
    const others = Array.from({ length: 300 }, () =>
      runner.execute(counter, ref, { ...add(0), amount: 0 }, contextOf()),
    );
    const counted = Array.from({ length: 60 }, () => runner.execute(counter, ref, add(1), contextOf()));
    open();
    await Promise.all([first, ...others, ...counted]);
    expect(observed.batches).toEqual([1, 60]);
    expect((await recorded()).length).toBe(61);
  });

  it('cuts a batch at about a megabyte', async () => {
    const runner = runnerOver(store);
    const pieces = { type: 'Add' as const, amount: 1, pieces: 20, note: 'x'.repeat(400_000) };
    await Promise.all([1, 2, 3, 4].map(() => runner.execute(counter, ref, pieces, contextOf())));
    expect(observed.batches).toEqual([3, 1]);
    expect((await recorded()).length).toBe(80);
  });

  it('lets a decider that throws fail its own command only', async () => {
    const runner = runnerOver(store);
    const [before, crash, after] = await Promise.allSettled([
      runner.execute(counter, ref, add(1), contextOf()),
      runner.execute(counter, ref, { type: 'Crash' }, contextOf()),
      runner.execute(counter, ref, add(2), contextOf()),
    ]);
    expect([before.status, crash.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await recorded()).toEqual([1, 2]);
  });

  it('refuses what does not fit the catalogue, and writes nothing of it', async () => {
    const runner = runnerOver(store);
    await expect(runner.execute(counter, ref, add(1.5), contextOf())).rejects.toThrow('/amount must be integer');
    expect(await recorded()).toEqual([]);
  });

  it('is bounded: one command too many is told to come back', async () => {
    const runner = runnerOver(store, { mailboxCapacity: 2 });
    const results = await Promise.allSettled(
      [1, 2, 3].map((amount) => runner.execute(counter, ref, add(amount), contextOf())),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(results[2]).toMatchObject({ reason: expect.any(StoreBusyError) });
  });

  it('never over-spends, whatever races', async () => {
    const runner = runnerOver(store);
    const outcomes = await Promise.all(
      Array.from({ length: 1000 }, () => runner.execute(counter, ref, add(1), contextOf())),
    );
    expect(outcomes.filter(({ kind }) => kind === 'accepted').length).toBe(CAP);
    expect((await recorded()).length).toBe(CAP);
  });

  it('gives a state that holds what was seen in the store, also before it learned of its own append', async () => {
    const runner = runnerOver(store);
    await runner.state(counter, ref);
    // Stands for an append of its own that it has not been told of yet.
    const other = runnerOver(log);
    await other.execute(counter, ref, add(3), contextOf());
    expect(await runner.state(counter, ref)).toMatchObject({ state: { total: 0 }, revision: -1 });
    expect(await runner.state(counter, ref, { atLeast: 0 })).toMatchObject({ state: { total: 3 }, revision: 0 });
    await runner.execute(counter, ref, add(4), contextOf());
    expect(await recorded()).toEqual([3, 4]);
  });

  it('finishes what was accepted before it closes, and takes nothing more', async () => {
    const runner = runnerOver(store);
    const pending = runner.execute(counter, ref, add(1), contextOf());
    await runner.close();
    await expect(pending).resolves.toMatchObject({ kind: 'accepted' });
    await expect(runner.execute(counter, ref, add(1), contextOf())).rejects.toThrow(StoreBusyError);
  });

  it('keeps time from running backwards', async () => {
    const runner = runnerOver(store);
    await runner.execute(counter, ref, add(1), contextOf(undefined, 5000));
    await runner.execute(counter, ref, add(1), contextOf(undefined, 4000));
    const { events } = await log.readStream(stream, 0, 10);
    expect(events.map((event) => Date.parse(readEnvelope(event).time))).toEqual([5000, 5000]);
  });
});

describe('de-duplication', () => {
  it('gives the same answer again, also after a restart', async () => {
    const first = await runnerOver(store).execute(counter, ref, add(5), contextOf('key'));
    const runner = runnerOver(store);
    await runner.execute(counter, ref, add(7), contextOf());
    const again = await runner.execute(counter, ref, add(5), contextOf('key'));
    expect(again).toMatchObject({ kind: 'accepted', answer: { total: 5 }, repeated: true, decision: first.decision });
    expect(await recorded()).toEqual([5, 7]);
  });

  it('answers repeats that race the first with its answer', async () => {
    const runner = runnerOver(store);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => runner.execute(counter, ref, add(5), contextOf('key'))),
    );
    expect(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.answer.total)).toEqual([5, 5, 5, 5, 5]);
    expect(outcomes.filter((outcome) => outcome.kind === 'accepted' && outcome.repeated).length).toBe(4);
    expect(await recorded()).toEqual([5]);
  });

  it('refuses the same key for another command', async () => {
    const runner = runnerOver(store);
    await runner.execute(counter, ref, add(5), contextOf('key'));
    await expect(runner.execute(counter, ref, add(6), contextOf('key'))).rejects.toThrow(CommandIdReusedError);
    const racing = [add(1), add(2)].map((command) => runner.execute(counter, ref, command, contextOf('other')));
    expect((await Promise.allSettled(racing)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('looks for all keys of a batch at once', async () => {
    const runner = runnerOver(store);
    await runner.execute(counter, ref, add(1), contextOf('first'));
    observed.calls.length = 0;
    const outcomes = await Promise.all(
      ['first', 'second', 'third', 'second'].map((key) => runner.execute(counter, ref, add(1), contextOf(key))),
    );
    expect(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.repeated)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(observed.calls).toEqual(['findCommands', 'append', 'findCommands']);
  });

  it('finds the key on another stream of the tenant', async () => {
    const runner = runnerOver(store);
    await runner.execute(counter, ref, add(5), contextOf('key'));
    const elsewhere = await runner.execute(counter, { tenant: TENANT, id: 'c2' }, add(5), contextOf('key'));
    expect(elsewhere).toMatchObject({ repeated: true, answer: { total: 5 } });
  });

  it('recognises a request by its fingerprint where the command is made anew', async () => {
    const runner = runnerOver(store);
    const context = { ...contextOf('key'), fingerprint: { asked: 'five' } };
    await runner.execute(counter, ref, add(5), context);
    const again = await runner.execute(counter, ref, add(6), context);
    expect(again).toMatchObject({ repeated: true, answer: { total: 5 } });
  });

  it('remembers neither what produced no event nor a refusal that was only observed', async () => {
    const runner = runnerOver(store);
    await runner.execute(counter, ref, add(0), contextOf('nothing'));
    await expect(runner.execute(counter, ref, add(3), contextOf('nothing'))).resolves.toMatchObject({
      repeated: false,
    });
    await expect(runner.execute(counter, ref, add(99), contextOf('later'))).resolves.toMatchObject({
      kind: 'rejected',
    });
    await expect(runner.execute(counter, ref, add(9), contextOf('later'))).resolves.toMatchObject({ kind: 'accepted' });
  });
});

describe('refusals', () => {
  it('go to the sink with where they were decided', async () => {
    const runner = runnerOver(store);
    const outcomes = await Promise.all(
      [add(60), add(60)].map((command) => runner.execute(counter, ref, command, contextOf())),
    );
    expect(outcomes[1]).toMatchObject({ kind: 'rejected', rejection: { code: 'over-cap', facts: { total: 60 } } });
    expect(runner.noted).toHaveLength(1);
    expect(runner.noted[0]).toMatchObject({ command: add(60), decidedOn: { stream, revision: 0, at: 1_000_000 } });
  });

  it('that are events of their aggregate are appended and remembered', async () => {
    const runner = runnerOver(store);
    const refused = await runner.execute(counter, ref, add(RECORDED_REFUSAL), contextOf('key'));
    expect(refused).toMatchObject({ kind: 'rejected', decision: expect.stringMatching(/^eu_[0-9a-f]{32}$/) });
    const again = await runnerOver(store).execute(counter, ref, add(RECORDED_REFUSAL), contextOf('key'));
    expect(again).toEqual(refused);
    expect(runner.noted).toEqual([]);
    expect(await recorded()).toEqual([RECORDED_REFUSAL]);
  });
});

describe('a dry run', () => {
  it('answers as if, appends nothing and is not remembered', async () => {
    const runner = runnerOver(store);
    const dry = await runner.execute(counter, ref, add(5), contextOf('key', 1, true));
    expect(dry).toMatchObject({ kind: 'accepted', answer: { total: 5 }, decision: null, position: null, dryRun: true });
    const refused = await runner.execute(counter, ref, add(101), contextOf(undefined, 1, true));
    expect(refused).toMatchObject({ kind: 'rejected', decision: null, dryRun: true });
    expect(await recorded()).toEqual([]);
    expect(runner.noted).toEqual([]);
    await expect(runner.execute(counter, ref, add(7), contextOf('key'))).resolves.toMatchObject({
      answer: { total: 7 },
    });
  });
});

describe('failures of the store', () => {
  it('an unknown outcome that was written is found by its commandId', async () => {
    const runner = runnerOver(store);
    observed.faults = ['unknown-after'];
    const outcomes = await Promise.all([1, 2].map((amount) => runner.execute(counter, ref, add(amount), contextOf())));
    expect(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.answer.total)).toEqual([1, 3]);
    expect(await recorded()).toEqual([1, 2]);
  });

  it('an unknown outcome that was not written is decided again', async () => {
    const runner = runnerOver(store);
    observed.faults = ['unknown-before'];
    await runner.execute(counter, ref, add(1), contextOf());
    expect(await recorded()).toEqual([1]);
  });

  it('outcomes that stay unknown say so', async () => {
    const runner = runnerOver(store);
    observed.faults = Array.from({ length: 20 }, () => 'unknown-before');
    await expect(runner.execute(counter, ref, add(1), contextOf())).rejects.toThrow(OutcomeUnknownError);
  });

  it('a conflict loads and decides again on what the other node wrote', async () => {
    const [here, there] = [runnerOver(store), runnerOver(store)];
    await here.execute(counter, ref, add(60), contextOf());
    await there.execute(counter, ref, add(30), contextOf());
    const outcome = await here.execute(counter, ref, add(20), contextOf());
    expect(outcome).toMatchObject({ kind: 'rejected', rejection: { facts: { total: 90 } } });
  });

  it('conflicts without end are told, and nothing is written', async () => {
    const runner = runnerOver(store);
    observed.faults = Array.from({ length: 20 }, () => 'conflict');
    await expect(runner.execute(counter, ref, add(1), contextOf())).rejects.toThrow(CommandConflictError);
    observed.faults = [];
    expect(await recorded()).toEqual([]);
  });

  it('an outage fails the waiting commands, and the next one works', async () => {
    const runner = runnerOver(store);
    observed.faults = ['throw'];
    await expect(runner.execute(counter, ref, add(1), contextOf())).rejects.toThrow('The disk is gone');
    await expect(runner.execute(counter, ref, add(2), contextOf())).resolves.toMatchObject({ answer: { total: 2 } });
  });

  it('any mix of nodes, faults and repeats counts each command once and never passes the cap', async () => {
    const fault = fc.constantFrom('none', 'unknown-before', 'unknown-after', 'conflict');
    const step = fc.record({ node: fc.nat(1), key: fc.nat(30), fault });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 1, maxLength: 60 }), async (soleWriter, steps) => {
        const inner = openMemoryEventStore({ plane: 'eu' });
        const faulty = new ObservedStore(inner, (message) => new OutcomeUnknownError(message), soleWriter);
        faulty.faults = steps.map(({ fault: kind }) => kind).filter((kind) => kind !== 'none');
        const nodes = [runnerOver(faulty.asStore()), runnerOver(faulty.asStore())];
        const send = async ({ node, key }: { node: number; key: number }): Promise<unknown> =>
          nodes[node]?.execute(counter, ref, add(7), contextOf(`key-${key}`));
        const outcomes = await Promise.all(steps.map((one) => send(one).catch((error: unknown) => error)));
        const accepted = new Set(steps.filter((_, index) => isAccepted(outcomes[index])).map(({ key }) => key));
        const { events } = await inner.readStream(stream, 0, 1000);
        const keys = events.map(({ commandId }) => commandId);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length * 7).toBeLessThanOrEqual(CAP);
        for (const key of accepted) expect(keys).toContain(`key-${key}`);
        await inner.close();
      }),
      { numRuns: 200 },
    );
  });
});

function isAccepted(outcome: unknown): boolean {
  return typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'accepted';
}

describe('snapshots', () => {
  class MapSnapshots implements SnapshotStore {
    readonly kept = new Map<StreamName, Snapshot>();
    load = (name: StreamName) => this.kept.get(name) ?? null;
    save = (name: StreamName, snapshot: Snapshot) => void this.kept.set(name, snapshot);
    close = () => undefined;
  }

  const endless: typeof counter = {
    ...counter,
    decider: { ...counter.decider, decide: () => ({ kind: 'accepted', events: [{ type: 'Added', amount: 1 }] }) },
  };

  async function fiveThousand(snapshots: SnapshotStore): Promise<void> {
    const runner = runnerOver(store, { snapshots, mailboxCapacity: 10_000 });
    await Promise.all(Array.from({ length: 5200 }, () => runner.execute(endless, ref, add(1), contextOf())));
  }

  it('are saved every 5,000 events and shorten the next load', async () => {
    const snapshots = new MapSnapshots();
    await fiveThousand(snapshots);
    expect(snapshots.kept.get(stream)?.revision).toBeGreaterThanOrEqual(4999);
    observed.calls.length = 0;
    const { state, revision } = await runnerOver(store, { snapshots }).state(endless, ref);
    expect({ state, revision }).toMatchObject({ state: { total: 5200 }, revision: 5199 });
    // The event the snapshot ends with, and the one page behind it.
    expect(observed.calls).toEqual(['readStream', 'readStream']);
  });

  it('that are missing, of another version or of another log are not used', async () => {
    const snapshots = new MapSnapshots();
    await fiveThousand(snapshots);
    const kept = snapshots.kept.get(stream) as Snapshot;
    const wrong: (Snapshot | null)[] = [
      null,
      { ...kept, state: { total: -1 }, stateVersion: 99 },
      { ...kept, state: { total: -1 }, lastEvent: '00000000-0000-7000-8000-000000000000' as EventId },
      { ...kept, state: { total: -1 }, revision: 9999 },
    ];
    for (const snapshot of wrong) {
      if (snapshot) snapshots.kept.set(stream, snapshot);
      else snapshots.kept.delete(stream);
      await expect(runnerOver(store, { snapshots }).state(endless, ref)).resolves.toMatchObject({
        state: { total: 5200 },
      });
    }
  });
});
