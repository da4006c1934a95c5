import { describe, expect, it } from '@jest/globals';
import { BOOK_ADDED, BOOK_CODEC, BOOK_LOST, payloadSchemas, recorded } from './catalogue.fixture.ts';
import type { EventType } from './event-types.ts';
import { firstOfEachType, sampleProblems } from './sample.ts';
import { compileValidators } from './validators.ts';

const eventType: EventType = {
  type: BOOK_ADDED,
  context: 'library',
  category: 'book',
  domainType: 'BookAdded',
  codec: BOOK_CODEC,
};
const ENVELOPE = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
const { BookAdded = {} } = payloadSchemas();
const validators = compileValidators(ENVELOPE, new Map([[BOOK_ADDED, BookAdded]]));

describe('sampleProblems', () => {
  it('accepts an event as it was recorded', () => {
    expect(sampleProblems(eventType, recorded(BOOK_ADDED, { title: 'Emma', copies: 1 }), validators)).toEqual([]);
  });

  it.each([
    ['bytes that are no JSON', Buffer.from('{'), 'the sample is not JSON'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'the sample is not JSON'],
    [
      'an envelope that does not fit',
      Buffer.from('{"data":{"title":"Emma","copies":1}}'),
      "envelope must have required property 'id'",
    ],
    [
      'an unknown field',
      recorded(BOOK_ADDED, { title: 'Emma', copies: 1, colour: 'red' }),
      'data must NOT have additional properties (colour)',
    ],
    [
      'an event of another type',
      recorded(BOOK_LOST, { title: 'Emma', copies: 1 }),
      `the sample is of type "${BOOK_LOST}"`,
    ],
    [
      'an event of another stream',
      recorded(BOOK_ADDED, { title: 'Emma', copies: 1 }, 'shelf-eu_t1'),
      'the sample stands on "shelf-eu_t1", not on a stream of category "book"',
    ],
  ])('refuses %s', (_what, bytes, problem) => {
    expect(sampleProblems(eventType, bytes, validators).join('\n')).toContain(problem);
  });
});

describe('firstOfEachType', () => {
  const lines = [
    recorded(BOOK_LOST, { title: 'Emma' }),
    recorded(BOOK_ADDED, { title: 'Moby‑Dick — Ωmega', copies: 1 }),
    recorded(BOOK_ADDED, { title: 'Emma', copies: 2 }),
  ];

  it.each(['\n', ''])('takes the first of each wanted type, byte for byte (last line end %j)', (end) => {
    const history = Buffer.from(lines.map((line) => line.toString('utf8')).join('\n') + end);
    const found = firstOfEachType(history, new Set([BOOK_ADDED]));
    expect([...found.keys()]).toEqual([BOOK_ADDED]);
    expect(Buffer.compare(found.get(BOOK_ADDED) ?? Buffer.alloc(0), lines[1] ?? Buffer.alloc(0))).toBe(0);
  });

  it('finds nothing in an empty history', () => {
    expect(firstOfEachType(Buffer.alloc(0), new Set([BOOK_ADDED])).size).toBe(0);
  });
});
