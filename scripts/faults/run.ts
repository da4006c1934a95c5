import process from 'node:process';

/**
 * `npm run test:faults [-- path] [--short]`: faults of the event log, or with `path` kill -9 along the golden path. Each
 * ends in one JSON line with `ok`.
 */
await import(process.argv.includes('path') ? './path.ts' : './event-log.ts');
