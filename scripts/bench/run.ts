import { measureBareSqlite } from './bare-sqlite.ts';
import { inTemporaryFolder } from '../faults/worker-process.ts';
import { consumeBench } from './consume-bench.ts';
import { runnerBench } from './runner-bench.ts';

/**
 * `npm run bench`: bounded, under two minutes. Every figure stands beside a limit measured in the same run: the whole
 * command runner beside bare `node:sqlite` with the same rows, `consume` over HTTP beside a bare handler.
 */
const WRITERS = [1, 8, 32, 128];
const SECONDS = 2.5;
const HTTP_SECONDS = 8;
/** Enough for some seconds at every group size. */
const BARE_EVENTS = 60_000;
const BARE_COMMITS = 8000;

const runner = await runnerBench(WRITERS, SECONDS);
process.stdout.write(`runner, durable commands/s: ${JSON.stringify(runner)}\n`);
const bare = await inTemporaryFolder((folder) => Promise.resolve(bareGroups(folder, runner.eventBytes)));
process.stdout.write(`bare node:sqlite, events/s: ${JSON.stringify(bare)}\n`);
const http = await consumeBench(HTTP_SECONDS);
process.stdout.write(`consume over HTTP: ${JSON.stringify(http, null, 2)}\n`);

const at32 = runner.rates.find(({ writers }) => writers === 32)?.perSecond ?? 0;
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

/** Events per second of bare `node:sqlite` by group size: the same rows, indexes and bytes, one command an event. */
function bareGroups(folder: string, eventBytes: number): Readonly<Record<number, number>> {
  const rate = (group: number) => {
    const events = Math.min(BARE_EVENTS, group * BARE_COMMITS);
    return Math.round(measureBareSqlite({ folder, events, group, streams: 32, tenants: 1, eventBytes }));
  };
  return Object.fromEntries(WRITERS.map((group) => [group, rate(group)]));
}

function ratio(value: number, limit: number): number {
  return Math.round((value / limit) * 100) / 100;
}
