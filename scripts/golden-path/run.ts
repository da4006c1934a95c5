// The main job from a fresh tenant to the auditor's replay, against a service it starts itself:
// `npm run golden-path [-- --history FILE | --distributed]`. `--history` keeps the recorded bytes of every event, a line
// each; golden samples of the event catalogue are taken from there. `--distributed` plays it on the real engines, with
// two API processes and three workers.
import { parseArgs } from 'node:util';
import { goldenPathDistributed } from './distributed.ts';
import { goldenPathEmbedded } from './embedded.ts';

const { values } = parseArgs({ options: { history: { type: 'string' }, distributed: { type: 'boolean' } } });
const told = await (values.distributed ? goldenPathDistributed() : goldenPathEmbedded(values.history));
process.stdout.write(`${JSON.stringify(told)}\n`);
if (!told.ok) process.exitCode = 1;
