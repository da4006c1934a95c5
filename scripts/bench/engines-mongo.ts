import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { readEnvelope } from '@chancery/event-sourcing';
import type { NewEvent, StoredEvent } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { CommandId, EventId, TenantId } from '@chancery/kernel';
import { openProjectionHost } from '@chancery/read-models';
import type { HostEventStore, ProjectedEvent, Projection } from '@chancery/read-models';
import { openMongoDocumentStore } from '@chancery/read-models/mongodb';
import { newMongoDatabase } from '@chancery/testing/mongodb';
import { openBareMongo } from './bare-mongo.ts';
import type { BarePage } from './bare-mongo.ts';
import { quantile, rounded } from './figures.ts';

/** How fast a projection catches up with a log on MongoDB, and how fast the bare driver does the same calls. */
export interface MongoBenchFigure {
  readonly events: number;
  /** Documents that the events fall on. */
  readonly documents: number;
  /** Medians, events a second. */
  readonly host: number;
  readonly bareDriver: number;
  /** Median of the rounds' own ratios. */
  readonly vsBareDriver: number;
}

const EVENTS = 20_000;
const PAGE_SIZE = 500;
const ROUNDS = 7;
/** Many documents: nearly every event writes one. Few: a page folds into one write per document. */
const DOCUMENTS = [5000, 50];
const PATIENCE_MS = 300_000;
const TYPE = 'chancery.bench.counted.v1';
const TENANT = 'eu_tbench' as TenantId;

type Tally = { readonly tenant: string; readonly key: string; readonly total: number; readonly note: string };

/**
 * The projection host folding a log of small events into MongoDB (`MONGODB_URL`), beside the bare driver that sends the
 * same reads, bulk writes and checkpoints with documents made before, in alternating rounds.
 * `MONGODB_URL=… node --import ./scripts/run/typescript.mjs scripts/bench/engines-mongo.ts` runs it alone.
 */
export async function benchMongo(rounds = ROUNDS): Promise<readonly MongoBenchFigure[]> {
  const figures: MongoBenchFigure[] = [];
  for (const documents of DOCUMENTS) {
    const events = await logOf(documents);
    const pages = await barePages(events);
    const measured: { host: number; bare: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const bare = await measureBare(pages);
      measured.push({ host: await measureHost(events), bare });
    }
    const perSecond = (ms: number) => Math.round(EVENTS / (ms / 1000));
    figures.push({
      events: EVENTS,
      documents,
      host: perSecond(median(measured.map(({ host }) => host))),
      bareDriver: perSecond(median(measured.map(({ bare }) => bare))),
      vsBareDriver: rounded(median(measured.map(({ host, bare }) => bare / host))),
    });
  }
  return figures;
}

const median = (values: readonly number[]) => quantile(values, 0.5);

async function measureHost(events: HostEventStore): Promise<number> {
  const database = newMongoDatabase('bench');
  const readModels = await openMongoDocumentStore({ url: database.url });
  const host = await openProjectionHost({ events, readModels, projections: [tallies], decode, pageSize: PAGE_SIZE });
  const head = await events.head();
  const from = performance.now();
  await host.start();
  await host.waitFor(tallies.name, head, PATIENCE_MS);
  const ms = performance.now() - from;
  await host.stop();
  await readModels.close();
  await database.dispose();
  return ms;
}

async function measureBare(pages: readonly BarePage[]): Promise<number> {
  const database = newMongoDatabase('bench');
  const bare = await openBareMongo(database.url);
  const from = performance.now();
  for (const page of pages) await bare.write(page);
  const ms = performance.now() - from;
  await bare.close();
  await database.dispose();
  return ms;
}

/** What the host writes for the log, page by page, in the shape in which it is kept. */
async function barePages(events: HostEventStore): Promise<readonly BarePage[]> {
  const pages: BarePage[] = [];
  const state = new Map<string, Tally>();
  let after = '' as StoredEvent['position'];
  for (let end = false; !end;) {
    const page = await events.readAll(after, PAGE_SIZE, {});
    const written = new Map<string, string>();
    for (const event of page.events.map(decode)) {
      const [key = ''] = tallies.keys(event);
      const document = tallies.evolve(state.get(key) ?? null, event, key);
      if (document) state.set(key, document);
      written.set(key, event.position);
    }
    const documents = [...written].map(([id, lastPosition]) => ({
      _id: id,
      json: JSON.stringify(state.get(id)),
      lastPosition,
      fields: { tenant: `2${TENANT}` },
    }));
    pages.push({ documents, checkpoint: page.next });
    after = page.next;
    end = page.end;
  }
  return pages;
}

const tallies: Projection<Tally> = {
  name: 'tallies',
  version: 1,
  types: [TYPE],
  indexes: [{ fields: ['tenant'] }],
  keys: (event) => [event.data.key as string],
  evolve: (document, event, key) => ({
    tenant: event.tenant,
    key,
    total: (document?.total ?? 0) + (event.data.amount as number),
    note: 'a document of a few hundred bytes, as those of lists are '.repeat(5),
  }),
};

async function logOf(documents: number) {
  const events = openMemoryEventStore({ plane: 'eu' });
  const all = Array.from({ length: EVENTS }, (_, index) => newEvent(`k${(index * 7919) % documents}`));
  for (let from = 0; from < EVENTS; from += 1000) {
    await events.append(streamName('bench', TENANT, 'log'), 'any', all.slice(from, from + 1000));
  }
  return events;
}

function newEvent(key: string): NewEvent {
  const id = randomUUID() as EventId;
  const commandId = randomUUID() as CommandId;
  const data = { key, amount: 1 };
  const envelope = { id, time: '2026-11-23T00:00:00.000Z', plane: 'eu', actor: 'eu_abench', data };
  return { id, type: TYPE, tenant: TENANT, plane: 'eu', commandId, bytes: Buffer.from(JSON.stringify(envelope)) };
}

function decode(event: StoredEvent): ProjectedEvent {
  const { id, type, stream, revision, position, entry, tenant } = event;
  const { time, plane, actor, data } = readEnvelope(event);
  return { id, type, stream, revision, position, entry, time: Date.parse(time), tenant, plane, actor, data };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const figure of await benchMongo()) process.stdout.write(`${JSON.stringify(figure)}\n`);
}
