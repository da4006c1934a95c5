import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DataFolderOwnedError } from '../../event-store.ts';
import { ownFolder } from './ownership.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { withTemporaryFolder } from './testing/temporary-folder.ts';

describe('A data folder', () => {
  it('belongs to one open store at a time, and to the next after that one closes', () =>
    withTemporaryFolder(async (folder) => {
      const first = await openSqliteEventStore({ folder, plane: 'eu' });
      const second = openSqliteEventStore({ folder, plane: 'eu' });
      await expect(second).rejects.toThrow(DataFolderOwnedError);
      await expect(second).rejects.toThrow(`${folder} belongs to process ${process.pid}`);
      await first.close();
      await (await openSqliteEventStore({ folder, plane: 'eu' })).close();
    }));

  it('is refused while another process has it, naming that process, and free once that process is killed', () =>
    withTemporaryFolder(async (folder) => {
      const script = fileURLToPath(new URL('./testing/hold-store.child.ts', import.meta.url));
      const owner = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        await once(owner.stdout, 'data');
        const refused = openSqliteEventStore({ folder, plane: 'eu' });
        await expect(refused).rejects.toThrow(DataFolderOwnedError);
        await expect(refused).rejects.toThrow(`belongs to process ${owner.pid}`);
      } finally {
        owner.kill('SIGKILL');
        await once(owner, 'exit');
      }
      await (await openSqliteEventStore({ folder, plane: 'eu' })).close();
    }));

  it('is let go when opening the store fails', () =>
    withTemporaryFolder(async (folder) => {
      await (await openSqliteEventStore({ folder, plane: 'eu' })).close();
      await expect(openSqliteEventStore({ folder, plane: 'us' })).rejects.toThrow('belongs to plane "eu", not "us"');
      ownFolder(folder).release();
    }));
});
