import { openSqliteEventStore } from '../sqlite-event-store.ts';

// A process of its own that owns the folder given until it is killed.

await openSqliteEventStore({ folder: process.argv[2] ?? '', plane: 'eu' });
process.stdout.write('open\n');
setInterval(() => undefined, 60_000);
