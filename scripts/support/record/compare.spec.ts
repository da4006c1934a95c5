import { describe, expect, it } from '@jest/globals';
import { missingEvents, reorderedEvents } from './compare.ts';

const TENANT = 'eu_t1';
const log = { byTenant: new Map([[TENANT, ['a', 'b', 'c']]]), commands: new Map(), charged: new Map() };
const received = (...ids: readonly string[]) => ({ events: new Map([[TENANT, ids]]), outOfOrder: [] });

describe('what Kafka gave beside what is recorded', () => {
  it('is nothing to complain of when it is the same', () => {
    expect(missingEvents(log, received('a', 'b', 'c'))).toEqual([]);
    expect(reorderedEvents(log, received('a', 'b', 'c'))).toEqual([]);
  });

  it('names what never came out', () => {
    expect(missingEvents(log, received('a', 'b'))).toEqual(['eu_t1: event c is not in Kafka']);
    expect(missingEvents(log, { events: new Map(), outOfOrder: [] })).toHaveLength(3);
  });

  it('names the first that came in another order, and what the reader found itself', () => {
    expect(reorderedEvents(log, received('b', 'a', 'c'))).toEqual(["eu_t1: Kafka's entry 1 is b, recorded is a"]);
    expect(reorderedEvents(log, { ...received('a'), outOfOrder: ['a gap'] })).toEqual(['a gap']);
  });
});
