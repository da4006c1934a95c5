import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import type { CommandId, EventId, StreamName, TenantId } from '@chancery/kernel';
import type { AppendedCommand, NewEvent } from '@chancery/event-sourcing';
import { openSqliteEventStore } from '@chancery/event-sourcing/sqlite';
import { measureBareSqlite } from './bare-sqlite.ts';

// How near the event store comes to what SQLite itself can do, with the same rows, indexes, settings and commits of
// the same size, in the same run. `node --import ./scripts/run/typescript.mjs scripts/bench/store-bench.ts [rounds]`

/** Appends of one event each at the same time, and what they reached (median of all rounds, events per second). */
export interface StoreBenchFigure {
  readonly writers: number;
  readonly store: number;
  /** Bare SQLite, one commit per event. */
  readonly bareEach: number;
  /** Bare SQLite, one commit per `writers` events. */
  readonly bareGrouped: number;
  /** Medians of the rounds' own ratios. */
  readonly toEach: number;
  readonly toGrouped: number;
}

const STREAMS = 32;
const TENANTS = 8;
const EVENT_BYTES = 800;
/** Per round; enough that the log is copied into the database several times. */
const EVENTS: ReadonlyMap<number, number> = new Map([
  [1, 3000],
  [8, 12_000],
  [32, 30_000],
  [128, 40_000],
]);

export async function benchStore(rounds: number): Promise<StoreBenchFigure[]> {
  const figures: StoreBenchFigure[] = [];
  for (const [writers, events] of EVENTS) {
    const measured = { store: [] as number[], bareEach: [] as number[], bareGrouped: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      const shape = { streams: STREAMS, tenants: TENANTS, eventBytes: EVENT_BYTES };
      measured.store.push(await inFolder((folder) => measureStore(folder, writers, events)));
      measured.bareGrouped.push(
        await inFolder((folder) => measureBareSqlite({ folder, events, group: writers, ...shape })),
      );
      measured.bareEach.push(
        await inFolder((folder) => measureBareSqlite({ folder, events: 3000, group: 1, ...shape })),
      );
    }
    const ratios = (to: readonly number[]) => median(measured.store.map((store, round) => store / (to[round] ?? NaN)));
    figures.push({
      writers,
      store: median(measured.store),
      bareEach: median(measured.bareEach),
      bareGrouped: median(measured.bareGrouped),
      toEach: ratios(measured.bareEach),
      toGrouped: ratios(measured.bareGrouped),
    });
  }
  return figures;
}

interface PreparedAppend {
  readonly stream: StreamName;
  readonly events: readonly [NewEvent];
  readonly commands: readonly [AppendedCommand];
}

/** `writers` loops over appends made ready before, each waiting for its append before the next. @returns events per second */
async function measureStore(folder: string, writers: number, events: number): Promise<number> {
  const store = await openSqliteEventStore({ folder, plane: 'eu' });
  const prepared = prepareAppends(events);
  let started = 0;
  const write = async () => {
    for (let append = prepared[started++]; append; append = prepared[started++]) {
      await store.append(append.stream, 'any', append.events, append.commands);
    }
  };
  const begun = process.hrtime.bigint();
  await Promise.all(Array.from({ length: writers }, write));
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  await store.close();
  return events / seconds;
}

function prepareAppends(events: number): PreparedAppend[] {
  const bytes = randomBytes(EVENT_BYTES);
  const commandHash = randomBytes(32).toString('hex');
  const answer = { ok: { admitted: true, remaining: 1000 } };
  const type = 'chancery.bench.written.v1';
  return Array.from({ length: events }, (_, index) => {
    const stream = index % STREAMS;
    const tenant = `eu_tenant${stream % TENANTS}` as TenantId;
    const commandId = uuidv7() as CommandId;
    return {
      stream: `ledger-${tenant}-m${stream}` as StreamName,
      events: [{ id: uuidv7() as EventId, type, tenant, plane: 'eu', commandId, bytes }],
      commands: [{ tenant, commandId, commandHash, answer, firstEvent: 0, eventCount: 1 }],
    };
  });
}

async function inFolder(measure: (folder: string) => number | Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const figures = await benchStore(Number(process.argv[2] ?? 3));
  console.log('writers   store/s   bare/s (1 per commit)   ratio   bare/s (same group)   ratio');
  for (const { writers, store, bareEach, bareGrouped, toEach, toGrouped } of figures) {
    const row = [
      store.toFixed(0),
      bareEach.toFixed(0),
      toEach.toFixed(2),
      bareGrouped.toFixed(0),
      toGrouped.toFixed(2),
    ];
    console.log([String(writers).padStart(7), ...row.map((text) => text.padStart(12))].join(''));
  }
}
