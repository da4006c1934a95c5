import { expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';
import type { CommandId, StreamName, TenantId } from '@chancery/kernel';
import type { AppendedCommand, StoredEvent } from '../../event-store.ts';
import { START } from '../../event-store.ts';
import { freshStream, freshTenant, hex, ids, newCommand, wholeLog } from '../contract/sample-events.ts';
import type { EventStoreDbEventStore } from './eventstoredb-event-store.ts';
import type { OpenedOnTestNode } from './testing/open-on-test-node.ts';
import { openOnTestNode } from './testing/open-on-test-node.ts';
import { TearingDocumentStore } from './testing/tearing-document-store.ts';

jest.setTimeout(120_000);

/** What happens to two processes, each with a follower of its own, on one log and one index. */
type Step =
  /** Some appends at once: tenant, stream, number of events, process; with a command, perhaps one used before. */
  | { readonly kind: 'append'; readonly appends: readonly Append[] }
  /** Followers write a page of about so many events, both at the same time where there are two. */
  | { readonly kind: 'follow'; readonly pages: readonly number[] }
  /** The next pages of a process are torn: it dies in the middle of one. */
  | { readonly kind: 'tear'; readonly process: number; readonly after: number; readonly part: number }
  | { readonly kind: 'restart'; readonly process: number }
  | { readonly kind: 'ask'; readonly process: number; readonly tenant: number };

interface Append {
  readonly process: number;
  readonly tenant: number;
  readonly stream: number;
  readonly events: number;
  readonly command: number | null;
}

const process = fc.nat(1);
const append: fc.Arbitrary<Append> = fc.record({
  process,
  tenant: fc.nat(2),
  stream: fc.nat(2),
  events: fc.integer({ min: 1, max: 4 }),
  command: fc.option(fc.nat(12), { freq: 3 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('append'), appends: fc.array(append, { maxLength: 6 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('follow'),
      pages: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('tear'),
      process,
      after: fc.nat(3),
      part: fc.constantFrom(0, 0.3, 0.6, 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart'), process }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask'), process, tenant: fc.nat(2) }) },
);

/** The log as everybody must see it: entries by counting, commands by their first events. */
async function expectedOf(log: readonly StoredEvent[], recorded: ReadonlyMap<string, AppendedCommand>) {
  const heads = new Map<TenantId, number>();
  const commands = new Map<string, { readonly stream: StreamName; readonly firstRevision: number }>();
  for (const { tenant, commandId, id, stream, revision } of log) {
    heads.set(tenant, (heads.get(tenant) ?? 0) + 1);
    const key = `${tenant} ${commandId}`;
    if (recorded.has(id) && !commands.has(key)) commands.set(key, { stream, firstRevision: revision });
  }
  return { heads, commands };
}

it('numbers and finds the same in every process, whoever indexes what and dies of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 40 }),
      fc.constantFrom(4, 10_000),
      async (steps, maxTail) => {
        const documents = new MemoryDocumentStore();
        const world = await World.open(documents, maxTail);
        try {
          for (const one of steps) await world.take(one);
          await world.checkAll();
        } finally {
          await world.opened.close();
        }
      },
    ),
    { numRuns: 20 },
  );
});

/** One run: the processes, and what was recorded. */
class World {
  readonly tenants = [freshTenant(), freshTenant(), freshTenant()] as const;
  readonly streams = this.tenants.map((tenant) => [0, 1, 2].map(() => freshStream('counter', tenant)));
  /** By the ID of its first event. */
  readonly recorded = new Map<string, AppendedCommand>();
  private readonly commandIds = this.tenants.map(() =>
    Array.from({ length: 13 }, () => newCommand(1).command.commandId),
  );

  private constructor(
    readonly opened: OpenedOnTestNode,
    private readonly documents: readonly TearingDocumentStore[],
    private readonly processes: EventStoreDbEventStore[],
    private readonly maxTail: number,
  ) {}

  static async open(documents: MemoryDocumentStore, maxTail: number): Promise<World> {
    const tearing = [new TearingDocumentStore(documents), new TearingDocumentStore(documents)] as const;
    const options = (at: 0 | 1) => ({ index: openTenantLogIndex(tearing[at].store), tail: { maxTail, askEveryMs: 0 } });
    const opened = await openOnTestNode({ systemEventEvery: 7 }, options(0));
    return new World(opened, tearing, [opened.store, await opened.open(options(1))], maxTail);
  }

  async take(one: Step): Promise<void> {
    switch (one.kind) {
      case 'append':
        await Promise.all(one.appends.map((each) => this.dying(each.process, () => this.append(each))));
        return;
      case 'follow':
        await Promise.all(
          one.pages.map((count, at) =>
            this.dying(at, () =>
              this.process(at)
                .follower(() => undefined)
                .step(count),
            ),
          ),
        );
        return;
      case 'tear':
        Object.assign(this.documents[one.process] ?? {}, { pagesLeft: one.after, part: one.part });
        return;
      case 'restart':
        return this.restart(one.process);
      case 'ask':
        await this.dying(one.process, () => this.check(this.process(one.process), one.tenant));
    }
  }

  async checkAll(): Promise<void> {
    for (const at of [0, 1]) await this.restart(at);
    for (const at of [0, 1]) for (const tenant of [0, 1, 2]) await this.check(this.process(at), tenant);
    while (
      (await this.process(0)
        .follower(() => undefined)
        .step()) > 0
    );
    for (const tenant of [0, 1, 2]) await this.check(this.process(1), tenant);
  }

  private process(at: number): EventStoreDbEventStore {
    const found = this.processes[at];
    if (!found) throw new Error(`There is no process ${at}`);
    return found;
  }

  /** A process whose write was torn has died: another one takes its place. */
  private async dying(at: number, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Error && error.message === 'The process has died')) throw error;
      await this.restart(at);
    }
  }

  private async restart(at: number): Promise<void> {
    const documents = this.documents[at];
    if (!documents) throw new Error(`There is no process ${at}`);
    documents.pagesLeft = Infinity;
    await this.process(at).close();
    const tail = { maxTail: this.maxTail, askEveryMs: 0 };
    this.processes[at] = await this.opened.open({ index: openTenantLogIndex(documents.store), tail });
  }

  /** With the command's ID of before where there was one: two nodes that record the same command on two streams. */
  private async append({ process: at, tenant, stream, events: count, command }: Append): Promise<void> {
    const own = this.tenants[tenant];
    const target = this.streams[tenant]?.[stream];
    if (own === undefined || target === undefined) return;
    const commandId = command === null ? undefined : this.commandIds[tenant]?.[command];
    const made = newCommand(count, { tenant: own, answer: { count }, ...(commandId && { commandId }) });
    const [first] = made.events;
    if (commandId && first) this.recorded.set(first.id, made.command);
    const length = (await this.process(at).readStream(target, Infinity, 1, 'backward')).events[0]?.revision ?? -1;
    const expected = length < 0 ? 'no_stream' : length;
    await this.process(at).append(target, expected, made.events, commandId ? [made.command] : []);
  }

  private async check(store: EventStoreDbEventStore, at: number): Promise<void> {
    const tenant = this.tenants[at];
    if (tenant === undefined) return;
    const own = await store.readTenant(tenant, 0, 10_000);
    const log = await wholeLog(store, START, 50);
    const ofTenant = log.filter((event) => event.tenant === tenant);
    expect(ofTenant.map(({ entry }) => entry)).toEqual(ofTenant.map((_, index) => index + 1));
    expect(ids(own)).toEqual(ids(ofTenant));
    expect(own.map(({ entry, leafHash, bytes }) => [entry, hex(leafHash), hex(bytes)])).toEqual(
      ofTenant.map(({ entry, leafHash, bytes }) => [entry, hex(leafHash), hex(bytes)]),
    );
    expect(await store.tenantHead(tenant)).toBe(ofTenant.length);
    expect(ids(await store.readTenant(tenant, Infinity, 3, { direction: 'backward' }))).toEqual(
      ids(ofTenant.slice(-3).reverse()),
    );
    await this.checkCommands(store, tenant, at, log);
  }

  private async checkCommands(
    store: EventStoreDbEventStore,
    tenant: TenantId,
    at: number,
    log: readonly StoredEvent[],
  ): Promise<void> {
    const { commands } = await expectedOf(log, this.recorded);
    const found = await store.findCommands(tenant, this.commandIds[at] ?? []);
    const places = new Map([...found].map(([id, { stream, firstRevision }]) => [id, { stream, firstRevision }]));
    const expected = new Map<CommandId, object>();
    for (const [key, place] of commands) {
      if (key.startsWith(`${tenant} `)) expected.set(key.slice(tenant.length + 1) as CommandId, place);
    }
    expect(new Map([...places].sort())).toEqual(new Map([...expected].sort()));
    for (const [id, { firstEvent, answer, commandHash, position, lastRevision, stream }] of found) {
      const recorded = this.recorded.get(firstEvent);
      expect({ commandId: id, answer, commandHash }).toEqual({
        commandId: recorded?.commandId,
        answer: recorded?.answer,
        commandHash: recorded?.commandHash,
      });
      const last = log.find((event) => event.stream === stream && event.revision === lastRevision);
      expect(position).toBe(last?.position);
    }
  }
}
