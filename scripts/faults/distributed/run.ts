// `npm run test:faults -- distributed [--short] [--rounds N] [--aim MongoDB,S3]`: kill -9, and stop and continue, of random
// processes of the distributed topology and of its engines, or of those aimed at, under load. Ends in one JSON line with the
// verdict.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { listOf } from '@chancery/platform';
import { distributedFaultsTest } from './rounds.ts';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== 'distributed'),
  options: {
    short: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    aim: { type: 'string', default: '' },
  },
});
const figures = await distributedFaultsTest({
  rounds: Number(values.rounds ?? (values.short ? 4 : 20)),
  pauseSeconds: values.short ? 8 : 30,
  aim: listOf(values.aim),
});
const { rounds, hits, commands, events, overSpent, ...found } = figures;
for (const [what, all] of Object.entries(found)) for (const one of all) process.stdout.write(`${what}: ${one}\n`);
const counts = Object.fromEntries(Object.entries(found).map(([what, all]) => [what, all.length]));
const ok = overSpent === 0 && Object.values(found).every((all) => all.length === 0);
process.stdout.write(`${JSON.stringify({ ok, rounds, ...counts, overSpent, hits, commands, events })}\n`);
if (!ok) process.exitCode = 1;
