import { inspect } from 'node:util';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';
import { START } from '../../../event-store.ts';
import { freshStream, newEvents } from '../../contract/sample-events.ts';
import { openEventStoreDbEventStore } from '../open-event-store.ts';

/** Connects, appends, reads and subscribes, and prints whatever fails with all there is to it. The URL comes by stdin. */
const url = (await process.stdin.setEncoding('utf8').toArray()).join('');
const index = openTenantLogIndex(new MemoryDocumentStore());
try {
  const store = await openEventStoreDbEventStore({
    url,
    plane: 'eu',
    index,
    readDeadlineMs: 2000,
    appendDeadlineMs: 2000,
  });
  await store.append(freshStream(), 'no_stream', newEvents(3));
  for await (const page of store.subscribe(START)) {
    process.stdout.write(`read ${page.events.length}\n`);
    break;
  }
  process.stdout.write(`${inspect(store, { depth: 3, showHidden: true })}\n`);
  await store.close();
} catch (error) {
  process.stdout.write(`${inspect(error, { depth: 20, showHidden: true })}\n`);
}
process.exit();
