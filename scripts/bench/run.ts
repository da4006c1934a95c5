import process from 'node:process';

/**
 * `npm run bench [-- path]`: the event log and the ledger, or with `path` the golden path. Each ends in one JSON line.
 */
await import(process.argv.includes('path') ? './path.ts' : './event-log.ts');
