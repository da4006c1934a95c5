import process from 'node:process';

/**
 * `npm run test:faults [-- path | distributed] [--short]`: faults of the event log, with `path` kill -9 along the golden
 * path, with `distributed` faults of every process of the distributed topology. Each ends in one JSON line with `ok`.
 */
const [module = './event-log.ts'] = Object.entries({ './path.ts': 'path', './distributed/run.ts': 'distributed' })
  .filter(([, argument]) => process.argv.includes(argument))
  .map(([file]) => file);
await import(module);
