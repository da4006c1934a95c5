import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteDocumentStore } from '../adapters/sqlite/index.ts';
import type { DocumentStore } from '../document-store.ts';
import type { KillablePlace } from './kill.contract.ts';

export async function newSqlitePlace(): Promise<KillablePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-documents-'));
  let opened: DocumentStore | null = null;
  return {
    parameters: ['sqlite', folder],
    open: async () => (opened = await openSqliteDocumentStore({ folder })),
    async dispose() {
      await opened?.close().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
