import { START } from '@chancery/event-sourcing';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { decodeWith, Poison, tallyProjection } from './host.fixtures.ts';
import { openProjectionHost } from './open-projection-host.ts';

/**
 * A process that folds the log in a folder, page by page, until it is killed:
 * `… catch-up-process.fixture.ts <folder> sqlite <folder of the documents>` or
 * `… <folder> mongodb <url> <transactions>`. Says `folding` when the first page is written.
 */
const PAGE_SIZE = 2;
const PATIENT_MS = 20_000;

const [folder = '', engine = '', where = '', transactions = ''] = process.argv.slice(2);
const readModels = engine === 'mongodb' ? await mongoStore() : await sqliteStore();
const events = await openSqliteEventStore({ folder, plane: 'eu' });
const host = await openProjectionHost({
  events,
  readModels,
  projections: [tallyProjection()],
  decode: decodeWith(new Poison()),
  pageSize: PAGE_SIZE,
});
await host.start();
const { next } = await events.readAll(START, PAGE_SIZE);
await host.waitFor('tally', next, PATIENT_MS);
process.stdout.write('folding\n');

/** Each engine is loaded by those who want it: a process is killed soon after its start. */
async function mongoStore() {
  const { openMongoDocumentStore } = await import('../adapters/mongodb/index.ts');
  return openMongoDocumentStore({ url: where, transactions: transactions === 'never' ? 'never' : 'auto' });
}

async function sqliteStore() {
  const { openSqliteDocumentStore } = await import('../adapters/sqlite/index.ts');
  return openSqliteDocumentStore({ folder: where });
}
