import { START } from '@chancery/event-sourcing';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { openSqliteDocumentStore } from '../adapters/sqlite/index.ts';
import { decodeWith, Poison, tallyProjection } from './host.fixtures.ts';
import { openProjectionHost } from './open-projection-host.ts';

/**
 * A process that folds the log in a folder, page by page, until it is killed: `… catch-up-process.fixture.ts <folder>`.
 * Says `folding` when the first page is written.
 */
const PAGE_SIZE = 2;
const PATIENT_MS = 20_000;

const [folder = ''] = process.argv.slice(2);
const events = await openSqliteEventStore({ folder, plane: 'eu' });
const host = await openProjectionHost({
  events,
  readModels: await openSqliteDocumentStore({ folder }),
  projections: [tallyProjection()],
  decode: decodeWith(new Poison()),
  pageSize: PAGE_SIZE,
});
await host.start();
const { next } = await events.readAll(START, PAGE_SIZE);
await host.waitFor('tally', next, PATIENT_MS);
process.stdout.write('folding\n');
