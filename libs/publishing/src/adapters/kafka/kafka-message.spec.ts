import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publishedEvents, tenantNo } from '../../publishing.fixtures.ts';
import { BATCH_OVERHEAD_BYTES, kafkaMessage, partitionOf, sizeOf } from './kafka-message.ts';
import { messageRounds } from './message-rounds.ts';

describe('the partition of a tenant', () => {
  it('is that of Kafka’s own clients', () => {
    // murmur2 as in org.apache.kafka.common.utils.UtilsTest, without its sign, modulo 12.
    const known = { '21': -973932308, foobar: -790332482, 'a-little-bit-long-string': -985981536 };
    for (const [key, hash] of Object.entries(known)) expect(partitionOf(key)).toBe((hash & 0x7fffffff) % 12);
  });

  it('stays the same when many others were asked for', () => {
    const before = partitionOf('eu_t7');
    for (let number = 0; number < 20_000; number++) partitionOf(`eu_t${number}`);
    expect(partitionOf('eu_t7')).toBe(before);
  });
});

describe('rounds of messages', () => {
  it('hold every message once, in order per partition, in batches no larger than they may be', async () => {
    const tenants = Array.from({ length: 60 }, (_, index) => tenantNo(index % 7));
    const events = await publishedEvents(tenants, (index) => (index * 37) % 900);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.nat(60), (batchBytes, count) => {
        const messages = events.slice(0, count).map(kafkaMessage);
        const rounds = [...messageRounds(messages, batchBytes)];
        for (const batch of rounds.flat()) {
          const bytes = batch.reduce((sum, message) => sum + sizeOf(message), BATCH_OVERHEAD_BYTES);
          expect(batch.length === 1 || bytes <= batchBytes).toBe(true);
          expect(new Set(batch.map(({ partition }) => partition)).size).toBe(1);
        }
        for (const partition of new Set(messages.map((message) => message.partition))) {
          const own = (all: typeof messages) => all.filter((message) => message.partition === partition);
          expect(own(rounds.flat(2))).toEqual(own(messages));
        }
      }),
      { numRuns: 60 },
    );
  });
});
