import process from 'node:process';

/**
 * `npm run bench [-- path | engines]`: the event log and the ledger; with `path` the golden path; with `engines` the
 * adapters of real engines. Each ends in one JSON line.
 */
const MODULES = { path: './path.ts', engines: './engines.ts' };

const [, module = './event-log.ts'] = Object.entries(MODULES).find(([name]) => process.argv.includes(name)) ?? [];
await import(module);
