import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { addTriple, faultRunner } from './fault-log.ts';

/**
 * The process that fault tests start and kill: runs commands through the whole runner at a given concurrency and says
 * of each on its standard output that it was answered, its number a line (`r` behind it: answered before).
 * `commands.worker.ts <folder> <concurrency> <from>-<to> [wait]`; with `wait` it stays when it is done.
 */
const [folder = '', concurrency = '', range = '', wait] = process.argv.slice(2);
const [from = 0, to = 0] = range.split('-').map(Number);

const store = await openSqliteEventStore({ folder, plane: 'eu' });
const runner = faultRunner(store);
let next = from;

async function work(): Promise<void> {
  while (next < to) {
    const number = next++;
    const repeated = await addTriple(runner, number);
    process.stdout.write(`${number}${repeated ? 'r' : ''}\n`);
  }
}

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: Number(concurrency) }, work));
if (wait === undefined) {
  await runner.close();
  await store.close();
} else {
  process.stdout.write('done\n');
  setInterval(() => undefined, 1000);
}
