import { describe, expect, it } from '@jest/globals';
import { START } from '../../event-store.ts';
import { freshStream, ids, newCommand, newEvents, TENANT, wholeLog, wholeStream } from '../contract/sample-events.ts';
import { openSqliteEventStoreReadOnly } from './read-only-event-store.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { withTemporaryFolder } from './testing/temporary-folder.ts';

describe('openSqliteEventStoreReadOnly', () => {
  it('reads while another owns the folder, and follows what is written', () =>
    withTemporaryFolder(async (folder) => {
      const owner = await openSqliteEventStore({ folder, plane: 'eu' });
      const stream = freshStream();
      const { events, command } = newCommand(3);
      await owner.append(stream, 'no_stream', events, [command]);
      const reader = await openSqliteEventStoreReadOnly({ folder, plane: 'eu' });
      expect(ids(await wholeStream(owner, stream))).toEqual(ids(events));
      expect(await reader.head()).toBe(await owner.head());
      expect(await reader.findCommand(TENANT, command.commandId)).toMatchObject({ stream, lastRevision: 2 });
      const seen: string[] = [];
      const subscription = reader.subscribe(START);
      const following = (async () => {
        for await (const page of subscription) {
          seen.push(...ids(page.events));
          if (seen.length === 5) subscription.close();
        }
      })();
      await owner.append(stream, 2, newEvents(2));
      await following;
      expect(seen).toEqual(ids(await wholeLog(owner)));
      await reader.close();
      await owner.close();
    }));

  it('reads what an owner left behind, without owning the folder itself', () =>
    withTemporaryFolder(async (folder) => {
      const owner = await openSqliteEventStore({ folder, plane: 'eu' });
      await owner.append(freshStream(), 'any', newEvents(2));
      await owner.close();
      const reader = await openSqliteEventStoreReadOnly({ folder, plane: 'eu' });
      expect((await reader.readAll(START, 10)).events).toHaveLength(2);
      await (await openSqliteEventStore({ folder, plane: 'eu' })).close();
      await reader.close();
    }));

  it('refuses a folder without a log, and the log of another plane', () =>
    withTemporaryFolder(async (folder) => {
      await expect(openSqliteEventStoreReadOnly({ folder, plane: 'eu' })).rejects.toThrow(
        `no event store in ${folder}`,
      );
      await (await openSqliteEventStore({ folder, plane: 'eu' })).close();
      await expect(openSqliteEventStoreReadOnly({ folder, plane: 'us' })).rejects.toThrow('belongs to plane "eu"');
    }));
});
