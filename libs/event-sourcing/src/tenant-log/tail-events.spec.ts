import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CommandId, EventId, StreamName, TenantId } from '@chancery/kernel';
import type { Position } from '../event-store.ts';
import type { LoggedEvent } from './log-source.ts';
import { TailEvents } from './tail-events.ts';

const tenant = 'eu_tacme' as TenantId;
const positionOf = (number: number) => String(number).padStart(4, '0') as Position;

/** The events of appends, one after another; each append is one command with so many events. */
function logOf(appends: readonly number[]): LoggedEvent[] {
  let at = 0;
  return appends.flatMap((eventCount, append) =>
    Array.from({ length: eventCount }, (_, revision): LoggedEvent => ({
      stream: `counter-${append}` as StreamName,
      revision,
      position: positionOf(++at),
      id: `event-${at}` as EventId,
      type: 'chancery.tests.counted.v1',
      tenant,
      leafHash: new Uint8Array(),
      commandId: `command-${append}` as CommandId,
      bytes: new Uint8Array(),
      command: revision === 0 ? { hash: 'x', answer: append, eventCount } : null,
    })),
  );
}

function tailOf(events: readonly LoggedEvent[]): TailEvents {
  const tail = new TailEvents();
  events.forEach((event, index) => tail.add(event, index + 1));
  return tail;
}

it('gives pages that tear no command apart, and forgets what was taken', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 7 }),
      (appends, count) => {
        const log = logOf(appends);
        const tail = tailOf(log);
        let taken = 0;
        for (let page = tail.page(count); page.events.length > 0; page = tail.page(count)) {
          const ended = page.events.at(-1);
          expect(page.events.map(({ id }) => id)).toEqual(
            log.slice(taken, taken + page.events.length).map(({ id }) => id),
          );
          taken += page.events.length;
          expect(log[taken]?.command).not.toBeNull();
          for (const { lastRevision, position, stream, firstEvent } of page.commands) {
            const last = page.events.find((event) => event.stream === stream && event.revision === lastRevision);
            expect(position).toBe(last?.position);
            expect(page.events.some(({ id }) => id === firstEvent)).toBe(true);
          }
          tail.dropUpTo(ended?.position ?? positionOf(0));
        }
        expect(taken).toBe(log.length);
        expect(tail.length).toBe(0);
        expect(tail.ofTenant(tenant)).toEqual([]);
        for (const { id, commandId, position } of log) {
          expect(tail.withId(id)).toBeUndefined();
          expect(tail.command(tenant, commandId)).toBeUndefined();
          expect(tail.at(position)).toBeUndefined();
        }
      },
    ),
  );
});

it('waits for the last event of a command before it gives the first, and knows the command before that', () => {
  const log = logOf([1, 3]);
  const tail = tailOf(log.slice(0, 3));
  expect(tail.page(10).events).toHaveLength(1);
  expect(tail.command(tenant, 'command-1' as CommandId)).toMatchObject({ firstRevision: 0, lastRevision: 2 });
  tail.dropUpTo(positionOf(1));
  expect(tail.page(10).events).toHaveLength(0);
  for (const event of log.slice(3)) tail.add(event, 4);
  expect(tail.page(1).events).toHaveLength(3);
  expect(tail.command(tenant, 'command-1' as CommandId)).toMatchObject({ position: positionOf(4) });
});
