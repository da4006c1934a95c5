import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CommandId, EventId, Json, StreamName, TenantId } from '@chancery/kernel';
import type { NewEvent } from '../../event-store.ts';
import { packAppends, unpackAppends } from './append-batch.ts';

const event = fc.record({
  id: fc.uuid().map((id) => id as EventId),
  type: fc.string(),
  tenant: fc.string().map((tenant) => tenant as TenantId),
  plane: fc.constant('eu' as const),
  commandId: fc.string().map((id) => id as CommandId),
  bytes: fc.uint8Array({ maxLength: 40 }),
});

const append = fc.record({
  stream: fc.string({ unit: 'binary' }).map((stream) => stream as StreamName),
  expected: fc.oneof(fc.constantFrom('any' as const, 'no_stream' as const, 'stream_exists' as const), fc.nat()),
  events: fc.array<NewEvent>(event, { minLength: 1, maxLength: 4 }),
  answer: fc.json(),
});

describe('packAppends', () => {
  it('comes out of the other thread as it went in', () => {
    fc.assert(
      fc.property(fc.array(append, { maxLength: 8 }), (drawn) => {
        const packable = drawn.map(({ answer, ...rest }) => {
          const { tenant, commandId } = rest.events[0] as NewEvent;
          const eventCount = rest.events.length;
          const command = {
            tenant,
            commandId,
            commandHash: 'h',
            answer: JSON.parse(answer) as Json,
            firstEvent: 0,
            eventCount,
          };
          const bytes = rest.events.reduce((sum, one) => sum + one.bytes.byteLength, 0);
          return { ...rest, commands: [command], bytes };
        });
        const batch = packAppends(packable, false);
        const unpacked = unpackAppends(structuredClone(batch, { transfer: [batch.bytes] }));
        const plain = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
        expect(
          unpacked.map((one) => ({
            ...one,
            events: one.events.map((each) => ({ ...each, bytes: plain(each.bytes) })),
          })),
        ).toEqual(
          packable.map(({ stream, expected, events, commands }) => ({
            stream,
            expected,
            events: events.map(({ id, type, tenant, commandId, bytes }) => ({
              id,
              type,
              tenant,
              commandId,
              bytes: plain(bytes),
            })),
            commands: commands.map(({ commandHash, answer, firstEvent, eventCount }) => ({
              commandHash,
              answer: JSON.stringify(answer),
              firstEvent,
              eventCount,
            })),
          })),
        );
      }),
    );
  });
});
