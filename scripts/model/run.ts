// `npm run test:model`: the ledger against its model over many more histories than `npm test` takes, in shards, two side
// by side, each with a seed of its own. MODEL_RUNS and MODEL_SEED set how many histories there are and the first seed.
import { spawn } from 'node:child_process';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 100_000);
const SEED = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31);
/** Histories of one process: so many that starting it takes nothing beside them, so few that one says soon how it goes. */
const SHARD = 5000;
const SIDE_BY_SIDE = 2;

interface Shard {
  readonly runs: number;
  readonly seed: number;
}

const shards = Array.from({ length: Math.ceil(RUNS / SHARD) }, (_, index): Shard => {
  return { runs: Math.min(SHARD, RUNS - index * SHARD), seed: SEED + index };
});
const begun = Date.now();
const waiting = [...shards];
let passed = 0;
let failed = 0;

await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
const seeds = shards.length === 1 ? `seed ${SEED}` : `seeds ${SEED} to ${SEED + shards.length - 1}`;
console.log(`${passed} runs passed, ${failed} shards failed; ${seeds}; ${secondsSince(begun)} s`);
process.exitCode = failed === 0 ? 0 : 1;

async function work(): Promise<void> {
  for (let shard = waiting.shift(); shard; shard = waiting.shift()) {
    const from = Date.now();
    const { code, output } = await jest(shard);
    if (code === 0) passed += shard.runs;
    else failed++;
    console.log(
      `${shard.runs} runs, seed ${shard.seed}: ${code === 0 ? 'passed' : 'FAILED'} in ${secondsSince(from)} s`,
    );
    if (code !== 0) console.log(output);
  }
}

function jest({ runs, seed }: Shard): Promise<{ readonly code: number | null; readonly output: string }> {
  const config = ['-c', 'jest.all.config.mjs', '--selectProjects', 'server', '--runInBand', 'ledger.property'];
  const child = spawn(process.execPath, ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', ...config], {
    env: { ...process.env, MODEL_RUNS: String(runs), MODEL_SEED: String(seed) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

function secondsSince(time: number): number {
  return Math.round((Date.now() - time) / 1000);
}
