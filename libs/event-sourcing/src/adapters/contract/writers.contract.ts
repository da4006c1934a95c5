import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CommandId, EventId, StreamName } from '@chancery/kernel';
import type { AppendedCommand, AppendResult, ExpectedRevision, NewEvent } from '../../event-store.ts';
import type { OpenedStore } from './opened-store.ts';
import { freshStream, freshTenant, ids, newCommand, wholeLog, wholeStream } from './sample-events.ts';

/** What the writer believes: `present` and `behind` are exact revisions, made when the append is sent. */
type Belief = 'any' | 'no_stream' | 'stream_exists' | 'present' | 'behind';

/** A new append, or one sent before that is sent again. */
interface Draw {
  readonly stream: number;
  readonly belief: Belief;
  readonly eventCount: number;
  readonly again: number | null;
}

const draw: fc.Arbitrary<Draw> = fc.record({
  stream: fc.nat(2),
  belief: fc.constantFrom<Belief>('any', 'no_stream', 'stream_exists', 'present', 'present', 'behind'),
  eventCount: fc.integer({ min: 1, max: 3 }),
  again: fc.option(fc.nat(100), { freq: 2 }),
});

interface Sent {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
  readonly command: AppendedCommand;
  /** The first answer that said `appended`. */
  first: AppendResult | null;
}

/**
 * Any sequence of appends by writers that make new events and new commands, or send an append again as it was: what our
 * writers do, and what every store has to get right, whatever else it compares.
 */
export function writersContract(opened: () => OpenedStore): void {
  const store = () => opened().store;

  const freshRun = () => {
    const tenant = freshTenant();
    const streams = [0, 1, 2].map(() => freshStream('counter', tenant));
    const sent: Sent[] = [];
    const prepare = (one: Draw, lengthOf: (stream: StreamName) => number): Sent => {
      const repeated = one.again === null ? undefined : sent[one.again % Math.max(sent.length, 1)];
      if (repeated) return repeated;
      const stream = streams[one.stream] ?? freshStream();
      const fresh = newCommand(one.eventCount, { tenant });
      const next = { stream, expected: expectedOf(one.belief, lengthOf(stream)), first: null, ...fresh };
      sent.push(next);
      return next;
    };
    const send = async (one: Sent): Promise<AppendResult> => {
      const result = await store().append(one.stream, one.expected, one.events, [one.command]);
      if (result.kind === 'appended') one.first ??= result;
      return result;
    };
    return { tenant, streams, sent, prepare, send };
  };

  it('are answered as the plain model says, append by append', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(draw, { minLength: 1, maxLength: 30 }), async (draws) => {
        const run = freshRun();
        const model = new Map<StreamName, EventId[]>();
        const eventsOf = (stream: StreamName) => model.get(stream) ?? [];
        for (const one of draws) {
          const next = run.prepare(one, (stream) => eventsOf(stream).length);
          const { first, stream } = next;
          const result = await run.send(next);
          if (first) {
            expect(result).toEqual(first);
          } else if (fits(next.expected, eventsOf(stream).length)) {
            model.set(stream, [...eventsOf(stream), ...ids(next.events)]);
            expect(result).toMatchObject({ kind: 'appended', lastRevision: eventsOf(stream).length - 1 });
          } else {
            const actual = eventsOf(stream).length === 0 ? 'no_stream' : eventsOf(stream).length - 1;
            expect(result).toEqual({ kind: 'wrong_revision', actual });
          }
        }
        for (const stream of run.streams) {
          expect(ids(await wholeStream(store(), stream))).toEqual(eventsOf(stream));
        }
        await expectRemembered(run.sent);
      }),
      { numRuns: 30 },
    );
  });

  it('are kept apart when all of them write at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(draw, { minLength: 1, maxLength: 60 }), async (draws) => {
        const run = freshRun();
        const before = await store().head();
        const appends = draws.map((one) => run.prepare(one, () => 2));
        // Each of them once and then again, all at the same time: without a revision only the first time is told apart.
        const exact = appends.filter(({ expected }) => expected !== 'any' && expected !== 'stream_exists');
        const once = [...new Set(appends)];
        await Promise.all([...once, ...exact].map((one) => run.send(one)));
        const written = run.sent.filter(({ first }) => first !== null);
        const log = await wholeLog(store(), before);
        expect(log.map(({ id }) => id).sort()).toEqual(written.flatMap(({ events }) => ids(events)).sort());
        expect(log.map(({ entry }) => entry)).toEqual(log.map((_, index) => index + 1));
        for (const { stream, events, first } of written) {
          const last = first?.kind === 'appended' ? first.lastRevision : -1;
          const own = await store().readStream(stream, last - events.length + 1, events.length);
          expect(ids(own.events)).toEqual(ids(events));
        }
        await expectRemembered(run.sent);
      }),
      { numRuns: 20 },
    );
  });

  /** Exactly the commands whose append was written are remembered, where their events stand. */
  const expectRemembered = async (sent: readonly Sent[]): Promise<void> => {
    const [tenant] = sent.map(({ command }) => command.tenant);
    if (tenant === undefined) return;
    const found = await store().findCommands(
      tenant,
      sent.map(({ command }) => command.commandId),
    );
    const expected = new Map<CommandId, object>();
    for (const { stream, events, command, first } of sent) {
      if (first?.kind !== 'appended') continue;
      const { lastRevision, position } = first;
      const firstRevision = lastRevision - events.length + 1;
      const { commandId, commandHash, answer } = command;
      const where = { stream, firstEvent: events[0]?.id, firstRevision, lastRevision, position };
      expected.set(commandId, { tenant, commandId, commandHash, answer, ...where });
    }
    expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
  };
}

function expectedOf(belief: Belief, length: number): ExpectedRevision {
  switch (belief) {
    case 'present':
      return length === 0 ? 'no_stream' : length - 1;
    case 'behind':
      return length < 2 ? 7000 : length - 2;
    default:
      return belief;
  }
}

function fits(expected: ExpectedRevision, length: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'no_stream') return length === 0;
  return expected === 'stream_exists' ? length > 0 : expected === length - 1;
}
