import { measureBareSqlite } from './bare-sqlite.ts';
import { inTemporaryFolder } from '../faults/worker-process.ts';
import { consumeBench } from './consume-bench.ts';
import { openRunnerBench } from './runner-bench.ts';

/**
 * `npm run bench`: bounded, under two minutes. Every figure stands beside a limit measured in the same run: the whole
 * command runner beside bare `node:sqlite` with the same rows, `consume` over HTTP beside a bare handler.
 */
const WRITERS = [1, 8, 32, 128];
/** The machine's speed wanders: what is compared is measured in turn, and the medians are compared. */
const ROUNDS = 3;
const SECONDS = 1.5;
const HTTP_SECONDS = 8;
/** Enough for a second or two at every group size. */
const BARE_EVENTS = 40_000;
const BARE_COMMITS = 4000;

const { runner, bare } = await inTemporaryFolder(appendRates);
process.stdout.write(`runner, durable commands/s: ${JSON.stringify(runner)}\n`);
process.stdout.write(`bare node:sqlite, events/s: ${JSON.stringify(bare)}\n`);
const http = await consumeBench(HTTP_SECONDS);
process.stdout.write(`consume over HTTP: ${JSON.stringify(http, null, 2)}\n`);

const at32 = runner[32] ?? 0;
const { perSecond, p99Ms, vsBareHttp, overSpent } = http.oneLedger;
process.stdout.write(
  `${JSON.stringify({
    vsOnePerCommit: ratio(at32, bare[1] ?? 0),
    vsGroupCommit: ratio(at32, bare[32] ?? 0),
    consumeOneLedger: { perSecond, p99Ms, vsBareHttp, overSpent },
    replayPerSecond: http.history.replayPerSecond,
    catchUpPerSecond: http.history.catchUpPerSecond,
    grantedOf500: http.grantedOf500,
    ledgerEqualsReadModel: http.ledgerEqualsReadModel,
    serverRssMb: http.serverRssMb,
  })}\n`,
);

type RateByGroup = Readonly<Record<number, number>>;

/**
 * Per second and number of writers: commands through the whole runner, and events of bare `node:sqlite` that many a
 * commit, with the same rows, indexes and bytes.
 */
async function appendRates(folder: string): Promise<{ runner: RateByGroup; bare: RateByGroup }> {
  const bench = await openRunnerBench();
  const measured = WRITERS.map((group) => ({ group, runner: [] as number[], bare: [] as number[] }));
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const { group, runner, bare } of measured) {
        runner.push(await bench.rate(group, SECONDS));
        const events = Math.min(BARE_EVENTS, group * BARE_COMMITS);
        const { eventBytes } = bench;
        bare.push(Math.round(measureBareSqlite({ folder, events, group, streams: 32, tenants: 1, eventBytes })));
      }
    }
  } finally {
    await bench.close();
  }
  const medians = (side: 'runner' | 'bare') =>
    Object.fromEntries(measured.map((one) => [one.group, median(one[side])]));
  return { runner: medians('runner'), bare: medians('bare') };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

function ratio(value: number, limit: number): number {
  return Math.round((value / limit) * 100) / 100;
}
