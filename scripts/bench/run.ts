import { consumeBench } from './consume-bench.ts';
import { runnerBench } from './runner-bench.ts';
import { bareSqliteRate } from './store-bench.ts';

/**
 * `npm run bench`: bounded, under two minutes. Every figure stands beside a limit measured in the same run: the whole
 * command runner beside bare `node:sqlite` with the same rows, `consume` over HTTP beside a bare handler.
 */
const WRITERS = [1, 8, 32, 128];
const SECONDS = 2.5;
const HTTP_SECONDS = 8;

const runner = await runnerBench(WRITERS, SECONDS);
process.stdout.write(`runner, durable commands/s: ${JSON.stringify(runner)}\n`);
const bare = { onePerCommit: await bareSqliteRate(1, SECONDS), groups: await bareGroups() };
process.stdout.write(`bare node:sqlite, events/s: ${JSON.stringify(bare)}\n`);
const http = await consumeBench(HTTP_SECONDS);
process.stdout.write(`consume over HTTP: ${JSON.stringify(http, null, 2)}\n`);

const at32 = runner.find(({ writers }) => writers === 32)?.perSecond ?? 0;
const { perSecond, p99Ms, vsBareHttp, overSpent } = http.oneLedger;
process.stdout.write(
  `${JSON.stringify({
    vsOnePerCommit: ratio(at32, bare.onePerCommit),
    vsGroupCommit: ratio(at32, bare.groups[32] ?? 0),
    consumeOneLedger: { perSecond, p99Ms, vsBareHttp, overSpent },
    replayPerSecond: http.history.replayPerSecond,
    catchUpPerSecond: http.history.catchUpPerSecond,
    grantedOf500: http.grantedOf500,
    ledgerEqualsReadModel: http.ledgerEqualsReadModel,
    serverRssMb: http.serverRssMb,
  })}\n`,
);

async function bareGroups(): Promise<Readonly<Record<number, number>>> {
  const rates: Record<number, number> = {};
  for (const group of WRITERS) rates[group] = await bareSqliteRate(group, SECONDS);
  return rates;
}

function ratio(value: number, limit: number): number {
  return Math.round((value / limit) * 100) / 100;
}
