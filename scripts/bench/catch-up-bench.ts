import { randomUUID } from 'node:crypto';
import { readEnvelope } from '@chancery/event-sourcing';
import type { NewEvent, StoredEvent } from '@chancery/event-sourcing';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { streamName } from '@chancery/kernel';
import type { CommandId, EventId, TenantId } from '@chancery/kernel';
import { openProjectionHost } from '@chancery/read-models';
import type { ProjectedEvent, Projection } from '@chancery/read-models';
import { openSqliteDocumentStore } from '@chancery/read-models/sqlite';
import { inTemporaryFolder } from '../faults/worker-process.ts';

/**
 * How fast projections catch up with a log of small events, on SQLite on both sides:
 * `node --import ./scripts/run/typescript.mjs scripts/bench/catch-up-bench.ts`. The limit is the same log read and
 * parsed, and nothing else.
 */
const EVENTS = 200_000;
const APPEND = 1000;
const DOCUMENTS = 20;
const PAGE_SIZE = 500;
const PATIENCE_MS = 120_000;
const TYPE = 'chancery.bench.counted.v1';
const TENANT = 'eu_tbench' as TenantId;

interface Rate {
  readonly perSecond: number;
  readonly perCpuSecond: number;
}

type Tally = { readonly name: string; readonly total: number };

await inTemporaryFolder(async (folder) => {
  const events = await openSqliteEventStore({ folder, plane: 'eu' });
  try {
    for (let written = 0; written < EVENTS; written += APPEND) {
      const name = `t${(written / APPEND) % DOCUMENTS}`;
      await events.append(
        streamName('bench', TENANT, name),
        'any',
        Array.from({ length: APPEND }, () => newEvent(name)),
      );
    }
    const parsed = await rateOf(async () => {
      for (let after = await readPage(''); after !== null; after = await readPage(after));
    });
    process.stdout.write(`${JSON.stringify({ events: EVENTS, readAndParsed: parsed })}\n`);
    for (const count of [1, 5, 20]) {
      const rate = await inTemporaryFolder(catchUpWith(count));
      const share = Math.round((rate.perCpuSecond / parsed.perCpuSecond) * 100) / 100;
      process.stdout.write(`${JSON.stringify({ projections: count, caughtUp: rate, vsLimit: share })}\n`);
    }

    async function readPage(after: string): Promise<string | null> {
      const page = await events.readAll(after as StoredEvent['position'], PAGE_SIZE);
      page.events.forEach(decode);
      return page.end ? null : page.next;
    }

    function catchUpWith(count: number): (documents: string) => Promise<Rate> {
      return async (documents) => {
        const readModels = await openSqliteDocumentStore({ folder: documents });
        const projections = Array.from({ length: count }, (_, index) => tallies(`tallies${index}`));
        const host = await openProjectionHost({ events, readModels, projections, decode, pageSize: PAGE_SIZE });
        const head = await events.head();
        const rate = await rateOf(async () => {
          await host.start();
          for (const { name } of projections) await host.waitFor(name, head, PATIENCE_MS);
        });
        await host.stop();
        await readModels.close();
        return rate;
      };
    }
  } finally {
    await events.close();
  }
});

/** One document per name; every event touches one. */
function tallies(name: string): Projection<Tally> {
  return {
    name,
    version: 1,
    types: [TYPE],
    indexes: [],
    keys: (event) => [event.data.name as string],
    evolve: (document, event, key) => ({ name: key, total: (document?.total ?? 0) + (event.data.amount as number) }),
  };
}

function newEvent(name: string): NewEvent {
  const id = randomUUID() as EventId;
  const commandId = randomUUID() as CommandId;
  const envelope = { id, time: '2026-11-23T00:00:00.000Z', plane: 'eu', actor: 'eu_abench', data: { name, amount: 1 } };
  return { id, type: TYPE, tenant: TENANT, plane: 'eu', commandId, bytes: Buffer.from(JSON.stringify(envelope)) };
}

function decode(event: StoredEvent): ProjectedEvent {
  const { id, type, stream, revision, position, entry, tenant } = event;
  const { time, plane, actor, data } = readEnvelope(event);
  return { id, type, stream, revision, position, entry, time: Date.parse(time), tenant, plane, actor, data };
}

/** Events a second, and events a second of this thread's processor time, which a busy machine changes less. */
async function rateOf(work: () => Promise<void>): Promise<Rate> {
  const [from, cpuFrom] = [performance.now(), process.threadCpuUsage()];
  await work();
  const { user, system } = process.threadCpuUsage(cpuFrom);
  return {
    perSecond: Math.round(EVENTS / ((performance.now() - from) / 1000)),
    perCpuSecond: Math.round(EVENTS / ((user + system) / 1e6)),
  };
}
