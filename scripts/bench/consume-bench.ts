import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TenantId } from '@chancery/kernel';
import { ApiClient } from '../support/client.ts';
import { startServer } from '../support/server.ts';
import type { StartedServer } from '../support/server.ts';
import { historyBench } from './history-bench.ts';
import type { HistoryFigures } from './history-bench.ts';
import { measureLoad, warmUp } from './load.ts';
import type { LoadFigures } from './load.ts';

/** `consume` over HTTP beside a bare handler with the same body. */
export interface ConsumeFigures {
  readonly bareHttp: LoadFigures;
  readonly oneLedger: LoadFigures & { readonly vsBareHttp: number; readonly overSpent: number };
  readonly fiftyLedgers: LoadFigures & { readonly vsBareHttp: number };
  /** What 1,000 concurrent `consume` of 1 against a cap of 500 were granted. */
  readonly grantedOf500: number;
  /** Recorded charges whose answers the load generator did not wait for: at most one a connection and run. */
  readonly recordedUnanswered: number;
  readonly ledgerEqualsReadModel: boolean;
  readonly serverRssMb: number;
}

const CONNECTIONS = 50;
const CAP = 500;

/** Also measures, on the history it made, how fast that is read again. */
export async function consumeBench(seconds: number): Promise<ConsumeFigures & { readonly history: HistoryFigures }> {
  const bareHttp = await bareLoad(seconds);
  const server = await startServer({ environment: { CHANCERY_SAMPLES: 'off' } });
  try {
    const client = new ApiClient(server.url, server.administrators.get('eu') ?? '');
    const { tenant } = await client.ok<{ tenant: string }>('POST', '/v1/planes/eu/tenants', {
      body: {
        name: 'Bench',
        legalEntity: 'Bench GmbH',
        timeZone: 'Europe/Berlin',
        locale: 'de-DE',
        policy: { id: 'eu_only', allowedDestinations: ['eu'], validUntil: '2035-01-01T00:00:00Z' },
      },
    });
    const base = `/v1/tenants/${tenant}`;
    const meters = Array.from({ length: CONNECTIONS }, (_, index) => `meter_${index}`);
    for (const meter of ['hot', ...meters]) await setBudget(client, base, meter, 1_000_000_000);
    const one = await consumeLoad(server, client, base, ['hot'], seconds);
    const fifty = await consumeLoad(server, client, base, meters, seconds);
    await setBudget(client, base, 'capped', CAP);
    const granted = await race(client, base, 1000);
    const settled = await figures(client, base, ['hot', ...meters, 'capped']);
    const serverRssMb = await residentMb(server.pid);
    await server.stop();
    const history = await historyBench(join(server.dataFolder, 'eu'), tenant as TenantId);
    return {
      history,
      bareHttp,
      oneLedger: {
        ...one.load,
        vsBareHttp: ratio(one.load.perSecond, bareHttp.perSecond),
        overSpent: Math.max(0, granted - CAP),
      },
      fiftyLedgers: { ...fifty.load, vsBareHttp: ratio(fifty.load.perSecond, bareHttp.perSecond) },
      grantedOf500: granted,
      // The load generator drops what is in flight when its time is up: recorded, but not counted by it.
      recordedUnanswered: (settled.ledger.get('hot') ?? 0) - one.accepted,
      ledgerEqualsReadModel: settled.equal,
      serverRssMb,
    };
  } finally {
    await server.dispose();
  }
}

async function bareLoad(seconds: number): Promise<LoadFigures> {
  const child = spawn(process.execPath, [new URL('./bare-http.ts', import.meta.url).pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const load = {
    url: `${line.toString().trim()}/consume`,
    headers: {},
    bodies: [body('hot')],
    connections: CONNECTIONS,
    seconds,
  };
  try {
    await warmUp(load);
    return await measureLoad(load);
  } finally {
    child.kill();
  }
}

async function consumeLoad(
  server: StartedServer,
  client: ApiClient,
  base: string,
  meters: readonly string[],
  seconds: number,
) {
  const load = {
    url: `${server.url}${base}/usage/consume`,
    headers: { authorization: `Bearer ${client.token}` },
    bodies: meters.map(body),
    connections: CONNECTIONS,
    seconds,
  };
  const before = await warmUp(load);
  const measured = await measureLoad(load);
  return { load: measured, accepted: before + measured.accepted };
}

function body(meter: string): string {
  return JSON.stringify({ meter, quantity: 1 });
}

async function setBudget(client: ApiClient, base: string, meter: string, limit: number): Promise<void> {
  await client.ok('PUT', `${base}/budgets/${meter}/monthly`, { body: { period: 'month', limit } });
}

async function race(client: ApiClient, base: string, requests: number): Promise<number> {
  const send = () => client.request('POST', `${base}/usage/consume`, { body: { meter: 'capped', quantity: 1 } });
  const answers = await Promise.all(Array.from({ length: requests }, send));
  return answers.filter(({ status }) => status < 300).length;
}

interface Ledger {
  readonly used: { readonly month: number };
}
interface Budget {
  readonly meter: string;
  readonly used: number;
}

/** Use by meter from the ledgers and from the `budgets` read model, which must agree once it has caught up. */
async function figures(client: ApiClient, base: string, meters: readonly string[]) {
  const ledger = new Map<string, number>();
  for (const meter of meters)
    ledger.set(meter, (await client.ok<Ledger>('GET', `${base}/ledgers/${meter}`)).used.month);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const { items } = await client.ok<{ items: readonly Budget[] }>('GET', `${base}/budgets?limit=500`);
  const equal = items.length === meters.length && items.every(({ meter, used }) => ledger.get(meter) === used);
  return { ledger, equal };
}

function ratio(value: number, limit: number): number {
  return Math.round((value / limit) * 1000) / 1000;
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
