// The main job from a fresh tenant to the auditor's replay, against a service it starts itself:
// `npm run golden-path [-- --history FILE]`. `--history` keeps the recorded bytes of every event, a line each; golden
// samples of the event catalogue are taken from there.
import { parseArgs } from 'node:util';
import { goldenPathEmbedded } from './embedded.ts';

const { values } = parseArgs({ options: { history: { type: 'string' } } });
process.stdout.write(`${JSON.stringify(await goldenPathEmbedded(values.history))}\n`);
