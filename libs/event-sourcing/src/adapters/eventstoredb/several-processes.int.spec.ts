import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { streamName } from '@chancery/kernel';
import { contextOf, counterWithCap, runnerOver, TENANT } from '../../runner/counter.fixture.ts';
import type { Add } from '../../runner/counter.fixture.ts';
import type { MailboxRunner } from '../../runner/mailbox-runner.ts';
import { ids, wholeStream } from '../contract/sample-events.ts';
import type { OpenedOnTestNode } from './testing/open-on-test-node.ts';
import { openOnTestNode } from './testing/open-on-test-node.ts';

jest.setTimeout(60_000);

const CAP = 500;
const budget = counterWithCap(CAP);
const ref = { tenant: TENANT, id: 'rows' };
const stream = streamName('counter', TENANT, 'rows');
const add = (amount: number): Add => ({ type: 'Add', amount });

/** Two API processes: each with a client, a tail and a runner of its own. */
let opened: OpenedOnTestNode;
let here: MailboxRunner;
let there: MailboxRunner;

beforeEach(async () => {
  opened = await openOnTestNode();
  here = runnerOver(opened.store);
  there = runnerOver(await opened.open());
});

afterEach(() => opened.close());

const send = (runner: MailboxRunner, amount: number, key?: string) =>
  runner.execute(budget, ref, add(amount), contextOf(key));

describe('two processes on one ledger', () => {
  it('never spend more than there is: of 1,000 at once, exactly as many as the cap allows', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => send(index % 2 === 0 ? here : there, 1, `key-${index}`)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(CAP);
    expect(outcomes.filter(({ kind }) => kind === 'rejected')).toHaveLength(1000 - CAP);
    const events = await wholeStream(opened.store, stream);
    expect(events).toHaveLength(CAP);
    expect(new Set(ids(events)).size).toBe(CAP);
    expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(CAP);
  });

  it('carry out a command once that is sent to both at once, and give one answer', async () => {
    for (let round = 0; round < 20; round++) {
      const key = `key-${round}`;
      const outcomes = await Promise.all([here, there, here, there].map((runner) => send(runner, 1, key)));
      const answers = outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.answer.total);
      expect(answers).toEqual([round + 1, round + 1, round + 1, round + 1]);
      expect(new Set(outcomes.map(({ decision }) => decision)).size).toBe(1);
    }
    expect(await wholeStream(opened.store, stream)).toHaveLength(20);
  });

  it('refuse nothing that the other has just made possible', async () => {
    await send(here, CAP);
    await expect(send(here, 1)).resolves.toMatchObject({ kind: 'rejected' });
    await expect(send(there, 1)).resolves.toMatchObject({ kind: 'rejected' });
    for (let round = 0; round < 10; round++) {
      await send(there, -1);
      await expect(send(here, 1)).resolves.toMatchObject({ kind: 'accepted', answer: { total: CAP } });
    }
  });

  it('see what the other wrote as soon as it was answered', async () => {
    for (let round = 1; round <= 10; round++) {
      const [writer, reader] = round % 2 ? [here, there] : [there, here];
      await send(writer, 1);
      expect(await reader.state(budget, ref)).toMatchObject({ state: { total: round } });
    }
  });

  it('find an answer that was lost after the write, by whichever of them it is sought', async () => {
    for (const [round, form] of (['drop', 'timeout', 'drop', 'timeout'] as const).entries()) {
      opened.node.faults.loseAnswers({ form });
      const first = await send(here, 1, `key-${round}`);
      const again = await send(there, 1, `key-${round}`);
      expect(first).toMatchObject({ kind: 'accepted', answer: { total: round + 1 }, repeated: true });
      expect(again).toMatchObject({ kind: 'accepted', answer: { total: round + 1 }, repeated: true });
    }
    expect(await wholeStream(opened.store, stream)).toHaveLength(4);
  });

  it('carry out each command once although answers are lost and connections break all the time', async () => {
    const { faults } = opened.node;
    const timer = setInterval(() => {
      if (Math.random() < 0.5) faults.loseAnswers({ form: 'drop' });
      else faults.dropConnections();
    }, 60);
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, async (_, index) => {
        for (let attempt = 0; ; attempt++) {
          try {
            return await send(attempt % 2 ? there : here, 1, `key-${index}`);
          } catch (error) {
            if (attempt === 20) throw error;
          }
        }
      }),
    );
    clearInterval(timer);
    faults.clear();
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(200);
    const events = await wholeStream(opened.store, stream);
    expect(events).toHaveLength(200);
    expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(200);
  });
});

describe('calls of the event store', () => {
  const calls = () => {
    const { append, read, subscribe, batchAppend, serverFeatures } = opened.node.counts.calls;
    return { append, read, subscribe, batchAppend, serverFeatures };
  };
  const none = { append: 0, read: 0, subscribe: 0, batchAppend: 0, serverFeatures: 0 };

  beforeEach(async () => {
    await send(here, 1, 'first');
    opened.node.counts.reset();
  });

  it('per command that is accepted: one append', async () => {
    await send(here, 1);
    expect(calls()).toEqual({ ...none, append: 1 });
  });

  it('per command with a key: one read for the tail, one append', async () => {
    await send(here, 1, 'key');
    expect(calls()).toEqual({ ...none, read: 1, append: 1 });
  });

  it('for 256 commands that wait: the same', async () => {
    await Promise.all(Array.from({ length: 256 }, (_, index) => send(here, 1, `key-${index}`)));
    expect(calls()).toEqual({ ...none, read: 1, append: 1 });
  });

  it('per refusal: one read, of what came after the state', async () => {
    await send(here, CAP + 1);
    expect(calls()).toEqual({ ...none, read: 1 });
    expect(opened.node.counts.eventsSent).toBe(0);
  });

  it('for a command repeated: the tail', async () => {
    await send(here, 1, 'first');
    expect(calls()).toEqual({ ...none, read: 1 });
  });

  it('where another process has written meanwhile: the append that fails, what was missed, whether it was recorded, the append', async () => {
    await send(there, 1);
    opened.node.counts.reset();
    await send(here, 1);
    expect(calls()).toEqual({ ...none, append: 2, read: 2 });
  });

  it('for a state that is to be fresh: one read, also for many who ask at once', async () => {
    await here.state(budget, ref);
    expect(calls()).toEqual({ ...none, read: 1 });
    opened.node.counts.reset();
    await Promise.all(Array.from({ length: 100 }, () => here.state(budget, ref)));
    expect(calls()).toEqual({ ...none, read: 2 });
    await here.state(budget, ref, { maxAgeMs: 60_000 });
    expect(calls()).toEqual({ ...none, read: 2 });
  });
});
