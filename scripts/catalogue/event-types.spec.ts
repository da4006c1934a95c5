import { describe, expect, it } from '@jest/globals';
import { eventCodec } from '@chancery/event-sourcing';
import type { AnyAggregateType } from '@chancery/event-sourcing';
import type { DomainEvent, JsonObject } from '@chancery/kernel';
import type { ContextDefinition } from '@chancery/platform';
import { collectEventTypes } from './event-types.ts';

function aggregate(category: string, codec: AnyAggregateType['codec']): AnyAggregateType {
  const decider = { initialState: null, decide: () => ({ kind: 'accepted' as const, events: [] }), evolve: () => null };
  return { category, codec, decider, stateVersion: 1, answer: () => null };
}

describe('collectEventTypes', () => {
  it('names every stored type of every context, older versions as such', () => {
    const books = eventCodec<DomainEvent>({
      BookLost: { type: 'chancery.library.book-lost.v1' },
      BookAdded: {
        type: 'chancery.library.book-added.v2',
        upcast: { 'chancery.library.book-added.v1': (data: JsonObject) => data },
      },
    });
    const readers = eventCodec<DomainEvent>({ ReaderJoined: { type: 'chancery.club.reader-joined.v1' } });
    const contexts: ContextDefinition[] = [
      { name: 'library', aggregates: [aggregate('book', books)], projections: [] },
      { name: 'club', aggregates: [aggregate('reader', readers)], projections: [] },
    ];
    const found = collectEventTypes(contexts);
    expect(found.map(({ type, context, category, domainType }) => [type, context, category, domainType])).toEqual([
      ['chancery.club.reader-joined.v1', 'club', 'reader', 'ReaderJoined'],
      ['chancery.library.book-added.v1', 'library', 'book', null],
      ['chancery.library.book-added.v2', 'library', 'book', 'BookAdded'],
      ['chancery.library.book-lost.v1', 'library', 'book', 'BookLost'],
    ]);
  });
});
