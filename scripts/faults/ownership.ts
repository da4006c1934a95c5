import { once } from 'node:events';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { inTemporaryFolder, startWorker } from './worker-process.ts';

/** What a second process on a data folder that is in use meets. */
export interface OwnershipFigures {
  readonly refused: boolean;
  /** What the second process said. */
  readonly message: string;
}

export function ownershipTest(): Promise<OwnershipFigures> {
  return inTemporaryFolder(async (folder) => {
    const store = await openSqliteEventStore({ folder, plane: 'eu' });
    try {
      const second = startWorker(folder, 1, 0, 1);
      let message = '';
      second.stderr.on('data', (chunk: Buffer) => (message += chunk.toString()));
      const [code] = (await once(second, 'exit')) as [number | null];
      const said = /DataFolderOwnedError: (.*)/.exec(message)?.[1] ?? message;
      return { refused: code !== 0 && said.includes(String(process.pid)), message: said };
    } finally {
      await store.close();
    }
  });
}
