import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';
import type { EventStore, LogPage, Position, Subscription, TenantLog } from '../../../event-store.ts';
import { START } from '../../../event-store.ts';
import type { OpenedStore } from '../../contract/opened-store.ts';
import { openEventStoreDbEventStore } from '../open-event-store.ts';
import { beyond } from './open-on-test-node.ts';

/** A store of plane `eu` on a server that has a log already: shown as if it began with what is written from now on. */
export async function openOnServer(url: string): Promise<OpenedStore> {
  const index = openTenantLogIndex(new MemoryDocumentStore());
  const open = () => openEventStoreDbEventStore({ url, plane: 'eu', index });
  let current = await open();
  const base = await current.head();
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
