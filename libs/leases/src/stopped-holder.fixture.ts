import { createInterface } from 'node:readline';
import { MemoryLeaseStore } from './adapters/memory/index.ts';
import { openMongoLeaseStore } from './adapters/mongodb/index.ts';
import { holdLease } from './hold-lease.ts';

/**
 * A process that holds a lease and does something under it for every line it reads: `… stopped-holder.fixture.ts <name>
 * <ttlMs> [<mongodb url>]`. Says `held <token>`, then `did` or `lost` for each line.
 */
const [name = '', ttl = '', url] = process.argv.slice(2);
const store = url === undefined ? new MemoryLeaseStore() : await openMongoLeaseStore({ url });
const lease = await holdLease(
  { store, name, holder: `process ${process.pid}`, ttlMs: Number(ttl) },
  new AbortController().signal,
);
process.stdout.write(`held ${lease?.token ?? 0}\n`);
createInterface({ input: process.stdin }).on('line', () => {
  try {
    lease?.check();
    process.stdout.write('did\n');
  } catch {
    process.stdout.write('lost\n');
  }
});
