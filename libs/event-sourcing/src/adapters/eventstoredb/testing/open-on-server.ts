import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteDocumentStore } from '@chancery/read-models/sqlite';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';
import type { EventStore, LogPage, Position, Subscription, TenantLog } from '../../../event-store.ts';
import { START, StoreBusyError } from '../../../event-store.ts';
import type { TenantLogIndexStore } from '../../../tenant-log/tenant-log-index.ts';
import type { OpenedStore } from '../../contract/opened-store.ts';
import { TENANT } from '../../contract/sample-events.ts';
import type { EventStoreDbEventStore } from '../eventstoredb-event-store.ts';
import { openEventStoreDbEventStore } from '../open-event-store.ts';
import { beyond } from './open-on-test-node.ts';

let shared: Promise<TenantLogIndexStore> | null = null;

/** One for all tests of a process: only the first has to index what the server has already. */
function sharedIndex(): Promise<TenantLogIndexStore> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-index-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return openSqliteDocumentStore({ folder }).then(openTenantLogIndex);
}

/** A store of plane `eu` on a server that has a log already: shown as if it began with what is written from now on. */
export async function openOnServer(url: string): Promise<OpenedStore> {
  const index = await (shared ??= sharedIndex());
  const open = () => openEventStoreDbEventStore({ url, plane: 'eu', index });
  let current = await open();
  const base = await current.head();
  await indexed(current);
  return {
    store: viewFrom(current, base),
    beyond,
    async reopen() {
      await current.close();
      current = await open();
      return viewFrom(current, base);
    },
    close: () => current.close(),
  };
}

/** Waits for as long as it takes to index what is there. */
async function indexed(store: EventStoreDbEventStore): Promise<void> {
  for (;;) {
    try {
      while ((await store.follower(() => undefined).step()) > 0);
      await store.tenantHead(TENANT);
      return;
    } catch (error) {
      if (!(error instanceof StoreBusyError)) throw error;
    }
  }
}

/** Nothing up to `base` is to be seen of the log; there, it starts. */
function viewFrom(store: EventStore & TenantLog, base: Position): EventStore & TenantLog {
  const within = (position: Position) => (position === START ? base : position);
  const seen = (position: Position) => (position === base ? START : position);
  const shown = (page: LogPage): LogPage => ({ ...page, next: seen(page.next) });
  const view: Pick<EventStore, 'head' | 'readAll' | 'subscribe'> = {
    head: async () => seen(await store.head()),
    readAll: async (after, ...rest) => shown(await store.readAll(within(after), ...rest)),
    subscribe: (after, options): Subscription => store.subscribe(within(after), options),
  };
  return new Proxy(store, {
    get(target, property) {
      if (property in view) return view[property as keyof typeof view];
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
