import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CommandId, EventId, StreamName } from '@chancery/kernel';
import type { AppendedCommand, AppendResult, ExpectedRevision, NewEvent } from '../../event-store.ts';
import { RefusedEventError } from '../../event-store.ts';
import type { OpenedStore } from './opened-store.ts';
import { COUNTED, freshStream, freshTenant, ids, PLANE, wholeLog, wholeStream } from './sample-events.ts';

/** A drawn append: small numbers, so that streams, events and commands meet often. */
interface Draw {
  readonly stream: number;
  readonly expected: ExpectedRevision;
  readonly events: readonly number[];
  readonly command: number | null;
}

const draw: fc.Arbitrary<Draw> = fc.record({
  stream: fc.nat(2),
  expected: fc.oneof(fc.constantFrom<ExpectedRevision>('any', 'no_stream', 'stream_exists'), fc.nat(6)),
  events: fc.array(fc.nat(60), { minLength: 1, maxLength: 3 }),
  command: fc.option(fc.nat(15)),
});

type Outcome = AppendResult['kind'] | 'refused';

/** The rules of the port in their plainest form: lists of event IDs. */
class PlainModel {
  readonly streams = new Map<StreamName, EventId[]>();
  private readonly commands = new Set<CommandId>();

  append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly EventId[],
    command: CommandId | null,
  ): Outcome {
    const own = this.streams.get(stream) ?? [];
    const everything = [...this.streams.values()].flat();
    if (new Set(events).size < events.length) return 'refused';
    const stored = events.filter((id) => everything.includes(id));
    if (stored.length > 0) {
      const start = own.indexOf(events[0] ?? ('' as EventId));
      const same = start >= 0 && events.every((id, index) => own[start + index] === id);
      return same ? 'appended' : 'refused';
    }
    const fits =
      expected === 'any' ||
      (expected === 'no_stream' && own.length === 0) ||
      (expected === 'stream_exists' && own.length > 0) ||
      expected === own.length - 1;
    if (!fits) return 'wrong_revision';
    if (command !== null && this.commands.has(command)) return 'duplicate_command';
    if (command !== null) this.commands.add(command);
    this.streams.set(stream, [...own, ...events]);
    return 'appended';
  }
}

/** Any sequence of appends, one after another and all at once. */
export function propertyContract(opened: () => OpenedStore): void {
  const store = () => opened().store;

  /** Names of one run, so that runs do not meet in the store. */
  const freshRun = () => {
    const tenant = freshTenant();
    const streams = [0, 1, 2].map(() => freshStream('counter', tenant));
    const append = async ({ stream, expected, events, command }: Draw): Promise<AppendResult | 'refused'> => {
      const commandId = `${tenant}.${command ?? 'none'}` as CommandId;
      const sealed = events.map((number): NewEvent => {
        return { id: eventId(number), type: COUNTED, tenant, plane: PLANE, commandId, bytes: new Uint8Array([number]) };
      });
      const recorded: AppendedCommand = {
        tenant,
        commandId,
        commandHash: 'x',
        answer: null,
        firstEvent: 0,
        eventCount: events.length,
      };
      try {
        return await store().append(streamOf(stream), expected, sealed, command === null ? [] : [recorded]);
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedEventError);
        return 'refused';
      }
    };
    const eventId = (number: number) => `${tenant}.${number}` as EventId;
    const streamOf = (index: number) => streams[index] ?? freshStream();
    return { tenant, streams, append, eventId, streamOf };
  };

  it('does what the plain model does, append by append', async () => {
    if (!store().capabilities.refusesRepeats) return;
    await fc.assert(
      fc.asyncProperty(fc.array(draw, { minLength: 1, maxLength: 40 }), async (draws) => {
        const run = freshRun();
        const model = new PlainModel();
        for (const one of draws) {
          const commandId = one.command === null ? null : (`${one.command}` as CommandId);
          const expected = model.append(run.streamOf(one.stream), one.expected, one.events.map(run.eventId), commandId);
          const result = await run.append(one);
          expect(result === 'refused' ? result : result.kind).toBe(expected);
        }
        for (const stream of run.streams) {
          expect(ids(await wholeStream(store(), stream))).toEqual(model.streams.get(stream) ?? []);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its promises whatever happens at once', async () => {
    if (!store().capabilities.refusesRepeats) return;
    await fc.assert(
      fc.asyncProperty(fc.array(draw, { minLength: 1, maxLength: 120 }), async (draws) => {
        const run = freshRun();
        const before = await store().head();
        const results = await Promise.all(draws.map(run.append));
        const log = await wholeLog(store(), before);
        const contents = new Map<StreamName, EventId[]>();
        for (const stream of run.streams) contents.set(stream, ids(await wholeStream(store(), stream)));
        const claimed = new Set<EventId>();
        const recorded = new Map<CommandId, string>();
        results.forEach((result, index) => {
          const { stream, expected, events, command } = draws[index] as Draw;
          if (result === 'refused' || result.kind !== 'appended') return;
          // What was answered as appended stands where the answer says, whole and in order.
          const last = result.lastRevision;
          const own = contents.get(run.streamOf(stream)) ?? [];
          const expectedIds = events.map(run.eventId);
          expect(own.slice(last - events.length + 1, last + 1)).toEqual(expectedIds);
          for (const id of expectedIds) claimed.add(id);
          if (typeof expected === 'number' && !repeats(draws, index)) expect(last).toBe(expected + events.length);
          if (command !== null) recorded.set(`${run.tenant}.${command}` as CommandId, result.position);
        });
        // Nothing stands there that was not answered as appended, and nothing twice.
        expect(new Set(ids(log))).toEqual(claimed);
        expect(log).toHaveLength(claimed.size);
        expect(log.map(({ entry }) => entry)).toEqual(log.map((_, index) => index + 1));
        for (const commandId of recorded.keys()) {
          const remembered = await store().findCommand(run.tenant, commandId);
          if (remembered)
            expect(log.find(({ position }) => position === remembered.position)?.commandId).toBe(commandId);
        }
      }),
      { numRuns: 40 },
    );
  });
}

/** Whether another append of the run has the same events: this one may then be a repeat, whatever it expects. */
function repeats(draws: readonly Draw[], index: number): boolean {
  const events = new Set(draws[index]?.events);
  return draws.some((other, at) => at !== index && other.events.some((event) => events.has(event)));
}
