import { describe, expect, it } from '@jest/globals';
import { fold } from '@chancery/kernel';
import { savedQueryAggregate } from './saved-query.aggregate.ts';
import { savedQueryDecider } from './saved-query.decide.ts';
import type { SavedQueryCommand } from './saved-query.decide.ts';
import type { SavedQueryEvent } from './saved-query.events.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const save = { type: 'SaveQuery', name: 'places', sql: 'FROM zipcodes', description: 'All places' } as const;
const remove = { type: 'RemoveQuery', name: 'places' } as const;
const { type: _, ...content } = save;
const saved = (revision: number, changes = {}): SavedQueryEvent => ({
  type: 'QuerySaved',
  ...content,
  revision,
  savedAt: NOW,
  ...changes,
});
const removed = (revision: number): SavedQueryEvent => ({
  type: 'QueryRemoved',
  name: 'places',
  revision,
  removedAt: NOW,
});

const stateOf = (given: readonly SavedQueryEvent[]) =>
  fold(savedQueryDecider.evolve, savedQueryDecider.initialState, given);
const decide = (given: readonly SavedQueryEvent[], command: SavedQueryCommand) =>
  savedQueryDecider.decide(command, stateOf(given), NOW);

describe('a saved query', () => {
  it.each<[string, SavedQueryEvent[], SavedQueryCommand, SavedQueryEvent[]]>([
    ['is saved', [], save, [saved(1)]],
    ['is changed', [saved(1)], { ...save, sql: 'FROM cars' }, [saved(2, { sql: 'FROM cars' })]],
    ['gets another description', [saved(1)], { ...save, description: '' }, [saved(2, { description: '' })]],
    ['stays when it is saved again', [saved(1)], save, []],
    ['is removed', [saved(3)], remove, [removed(3)]],
    ['is saved anew after that, as a later revision', [saved(1), removed(1)], save, [saved(2)]],
  ])('%s', (_name, given, command, events) => {
    expect(decide(given, command)).toEqual({ kind: 'accepted', events });
  });

  it('that is not there cannot be removed', () => {
    for (const given of [[], [saved(1), removed(1)]]) {
      expect(decide(given, remove)).toMatchObject({ kind: 'rejected', rejection: { code: 'not-found' } });
    }
  });
});

describe('its stored form', () => {
  it.each([saved(1), removed(2)])('gives the event back: %j', (event) => {
    const { type, data } = savedQueryAggregate.codec.encode(event);
    expect(savedQueryAggregate.codec.decode(type, data)).toEqual(event);
  });

  it('tells the command that it came from', () => {
    expect(savedQueryAggregate.commandFromEvents?.([saved(1)])).toEqual(save);
    expect(savedQueryAggregate.commandFromEvents?.([removed(1)])).toEqual(remove);
    expect(savedQueryAggregate.commandFromEvents?.([])).toBeNull();
  });
});
